variable "create" {
  type    = bool
  default = true
}

variable "logged" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "this" {
  count         = var.create ? 1 : 0
  bucket_prefix = "this-"
}

resource "aws_s3_bucket_public_access_block" "this" {
  count                   = var.create ? 1 : 0
  bucket                  = one(aws_s3_bucket.this[*].id)
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  count  = var.create ? 1 : 0
  bucket = try(aws_s3_bucket.this[0].id, "")
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_logging" "this" {
  count         = var.logged ? 1 : 0
  bucket        = aws_s3_bucket.this[0].id
  target_bucket = "logs"
  target_prefix = "x"
}

resource "aws_cloudwatch_log_group" "this" {
  count             = var.create ? 1 : 0
  name              = "this"
  retention_in_days = var.logged ? 365 : null
}
