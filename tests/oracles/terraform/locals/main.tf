variable "env" {
  default = "prod"
}

locals {
  prefix = "acme-${var.env}"
  name   = "${local.prefix}-data"
  common = {
    Env  = var.env
    Team = "core"
  }
  tags = merge(local.common, { Name = local.name, Team = "data" })
  versioned = var.env == "prod" ? "Enabled" : "Suspended"
}

resource "aws_s3_bucket" "b" {
  bucket = local.name
  tags   = local.tags
}

resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = local.versioned
  }
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = aws_s3_bucket.b.bucket
  block_public_acls       = true
  block_public_policy     = var.env != "dev"
  ignore_public_acls      = !false
  restrict_public_buckets = true && (1 < 2)
}
