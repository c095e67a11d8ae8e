module "bucket" {
  source                   = "../modules/s3-bucket"
  bucket                   = "acl"
  acl                      = "private"
  owner                    = { id = "x" }
  control_object_ownership = true
  expected_bucket_owner    = "123456789012"
  logging                  = { target_bucket = "logs", target_prefix = "acl/", target_object_key_format = { partitioned_prefix = { partition_date_source = "DeliveryTime" } } }
}
