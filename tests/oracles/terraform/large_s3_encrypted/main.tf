resource "aws_kms_key" "this" {
  description             = "objects"
  deletion_window_in_days = 7
}
module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "encrypted"
  server_side_encryption_configuration = {
    rule = {
      apply_server_side_encryption_by_default = { kms_master_key_id = aws_kms_key.this.arn, sse_algorithm = "aws:kms" }
      bucket_key_enabled                      = true
    }
  }
  acceleration_status = "Suspended"
  request_payer       = "BucketOwner"
}
