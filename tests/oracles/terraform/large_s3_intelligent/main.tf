module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "tiering"
  intelligent_tiering = {
    general  = { status = "Enabled", filter = { prefix = "/", tags = { Environment = "dev" } }, tiering = { ARCHIVE_ACCESS = { days = 180 } } }
    documents = { status = false, filter = { prefix = "documents/" }, tiering = { ARCHIVE_ACCESS = { days = 125 }, DEEP_ARCHIVE_ACCESS = { days = 200 } } }
  }
  metric_configuration = [
    { name = "documents", filter = { prefix = "documents/", tags = { priority = "high" } } },
    { name = "other", filter = { tags = { production = "true" } } },
    { name = "all" },
  ]
}
