module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "lifecycle"
  lifecycle_rule = [
    {
      id      = "log"
      enabled = true
      filter  = { tags = { some = "value", another = "value2" } }
      transition = [
        { days = 30, storage_class = "ONEZONE_IA" },
        { days = 60, storage_class = "GLACIER" },
      ]
    },
    {
      id                                     = "log1"
      enabled                                = true
      abort_incomplete_multipart_upload_days = 7
      noncurrent_version_transition          = [{ days = 30, storage_class = "STANDARD_IA" }]
      noncurrent_version_expiration          = { days = 300 }
    },
    {
      id         = "log2"
      status     = "Disabled"
      filter     = { prefix = "log1/", object_size_greater_than = 200000, object_size_less_than = 500000, tags = { some = "value" } }
      expiration = { days = 90, expired_object_delete_marker = true }
    },
  ]
}
