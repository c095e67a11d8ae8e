variable "target" {
  type = string
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = var.target
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
