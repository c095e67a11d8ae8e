resource "aws_s3_bucket" "b" {
  count         = 3
  bucket_prefix = "b-"
}

resource "aws_s3_bucket_versioning" "next" {
  count  = 2
  bucket = aws_s3_bucket.b[count.index + 1].id
  versioning_configuration {
    status = count.index == 0 ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_public_access_block" "element" {
  count                   = 3
  bucket                  = element(aws_s3_bucket.b[*].id, count.index)
  block_public_acls       = count.index == 2
  block_public_policy     = count.index == 2
  ignore_public_acls      = count.index == 2
  restrict_public_buckets = count.index == 2
}

resource "aws_s3_bucket_acl" "splat" {
  count  = 1
  bucket = aws_s3_bucket.b.*.id[count.index]
  acl    = "public-read"
}
