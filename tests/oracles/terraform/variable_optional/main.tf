variable "buckets" {
  type = map(object({
    versioned = optional(bool, true)
    lifecycle = optional(object({
      days   = optional(number, 30)
      prefix = optional(string, "logs/")
      tags   = optional(map(string), {})
    }), {})
    owner   = optional(string)
    nothing = optional(object({ a = optional(string, "x") }))
  }))
  default = {
    plain = {}
    set   = { versioned = false, lifecycle = { days = "7" }, owner = "ops" }
    null  = { versioned = null, lifecycle = null, nothing = {} }
  }
}

resource "aws_s3_bucket" "this" {
  for_each = var.buckets
  bucket   = "acme-${each.key}"
  tags = {
    Owner = each.value.owner
    Days  = each.value.lifecycle.days
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = { for name, bucket in var.buckets : name => bucket if bucket.versioned }
  bucket   = aws_s3_bucket.this[each.key].id
  versioning_configuration {
    status = each.value.versioned ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = var.buckets
  bucket   = aws_s3_bucket.this[each.key].bucket
  rule {
    id     = "expire-${each.key}"
    status = "Enabled"
    filter {
      prefix = each.value.lifecycle.prefix
    }
    expiration {
      days = each.value.lifecycle.days
    }
  }
}

resource "terraform_data" "shape" {
  input = var.buckets
}
