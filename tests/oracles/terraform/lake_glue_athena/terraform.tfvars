zones = {
  raw = {
    retention = 30
    crawl     = "cron(15 2 * * ? *)"
    tables = {
      clicks = {
        columns    = { user_id = "bigint", url = "string", at = "timestamp" }
        partitions = [{ name = "day", type = "date" }, { name = "region" }]
        format     = "json"
      }
    }
  }
  curated = {
    tables = {
      sessions = { columns = { id = "string", seconds = "double" } }
      users    = { columns = { id = "bigint", email = "string" }, partitions = [{ name = "month" }] }
    }
  }
  scratch = { retention = "7" }
}
workers = { raw_to_curated = 5, cleanup = 2 }
