variable "buckets" {
  type = map(object({ versioned = bool }))
}
resource "aws_s3_bucket" "this" {
  for_each = var.buckets
  bucket   = each.key
}
resource "aws_s3_bucket_versioning" "this" {
  for_each = { for name, bucket in var.buckets : name => bucket if bucket.versioned }
  bucket   = aws_s3_bucket.this[each.key].id
  versioning_configuration {
    status = "Enabled"
  }
}
