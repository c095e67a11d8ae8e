variable "rules" {
  type    = any
  default = {}
}
resource "aws_s3_bucket" "this" {
  bucket = "artifacts"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = var.rules
  bucket   = aws_s3_bucket.this.id
  rule {
    dynamic "apply_server_side_encryption_by_default" {
      for_each = [each.value]
      content {
        sse_algorithm     = apply_server_side_encryption_by_default.value.algorithm
        kms_master_key_id = apply_server_side_encryption_by_default.value.key
      }
    }
  }
}
