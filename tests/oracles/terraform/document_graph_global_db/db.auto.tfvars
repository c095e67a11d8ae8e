clusters = {
  catalog = { engine = "docdb", class = "db.r6g.large", instances = { a = { tier = 0 }, b = { class = "db.t4g.medium", tier = "2" } }, settings = { ttl_monitor = "disabled" } }
  notes   = { engine = "docdb", class = "db.t4g.medium" }
  people  = { engine = "neptune", class = "db.serverless" }
}
