variable "name" {}
resource "aws_s3_bucket" "b" {
  bucket = var.name
  tags   = { Tier = "own" }
}
resource "aws_s3_bucket_versioning" "v" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = title(lower("ENABLED"))
  }
}
