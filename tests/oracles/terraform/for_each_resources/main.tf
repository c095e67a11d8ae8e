resource "aws_s3_bucket" "this" {
  for_each = { logs = "acme-logs", data = "acme-data" }
  bucket   = each.value
}
resource "aws_s3_bucket_public_access_block" "this" {
  for_each                = aws_s3_bucket.this
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = each.key == "logs"
  restrict_public_buckets = each.value.bucket == "acme-data"
}
resource "aws_s3_bucket_versioning" "this" {
  for_each = { for key, bucket in aws_s3_bucket.this : key => bucket if key != "logs" }
  bucket   = each.value.bucket
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_logging" "this" {
  for_each      = aws_s3_bucket_versioning.this
  bucket        = each.value.bucket
  target_bucket = aws_s3_bucket.this["logs"].bucket
  target_prefix = "${each.key}/"
}
resource "terraform_data" "keys" {
  input = {
    keys    = keys(aws_s3_bucket.this)
    buckets = values(aws_s3_bucket.this)[*].bucket
    first   = values(aws_s3_bucket.this)[0].bucket
    ids     = { for k, b in aws_s3_bucket.this : k => b.id }
  }
}
