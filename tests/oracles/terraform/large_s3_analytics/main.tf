module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "analytics"
  analytics_configuration = {
    prefix_documents = {
      filter = { prefix = "documents/" }
      storage_class_analysis = { destination_bucket_arn = "arn:aws:s3:::results", export_format = "CSV" }
    }
    all = {}
  }
  inventory_configuration = {
    daily = {
      included_object_versions = "Current"
      destination              = { account_id = "123456789012", bucket_arn = "arn:aws:s3:::inventory", format = "Parquet" }
      filter                   = { prefix = "documents/" }
      frequency                = "Daily"
    }
  }
}
