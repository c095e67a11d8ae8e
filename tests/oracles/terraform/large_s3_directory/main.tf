module "bucket" {
  source               = "../modules/s3-bucket"
  is_directory_bucket  = true
  bucket               = "express"
  availability_zone_id = "use1-az4"
  server_side_encryption_configuration = { rule = { bucket_key_enabled = true, apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms", kms_master_key_id = "arn:aws:kms:us-east-1:123456789012:key/1" } } }
}
