variable "buckets" {
  type = map(object({
    versioned = optional(bool, true)
    rules = optional(list(object({
      id          = string
      prefix      = optional(string)
      tags        = optional(map(string))
      expire      = optional(number)
      transitions = optional(map(number), {})
      noncurrent  = optional(object({ days = number, keep = optional(number) }))
      abort       = optional(number, 7)
    })), [])
  }))
  default = {
    logs = {
      rules = [
        { id = "tiers", transitions = { STANDARD_IA = 30, GLACIER = 90 }, expire = 400 },
        { id = "old", prefix = "old/", noncurrent = { days = 30, keep = 3 }, abort = null },
        { id = "both", prefix = "tmp/", tags = { temp = "yes", owner = "ops" }, expire = 1 },
      ]
    }
    data = { versioned = false }
    site = { rules = [{ id = "tagged", tags = { temp = "yes" }, expire = 3, abort = 1 }] }
  }
}
resource "aws_s3_bucket" "b" {
  for_each = var.buckets
  bucket   = "acme-${each.key}"
}
resource "aws_s3_bucket_versioning" "b" {
  for_each = { for name, about in var.buckets : name => about.versioned ? "Enabled" : "Suspended" }
  bucket   = aws_s3_bucket.b[each.key].id
  versioning_configuration {
    status = each.value
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "b" {
  for_each = { for name, about in var.buckets : name => about.rules if length(about.rules) > 0 }
  bucket   = aws_s3_bucket.b[each.key].bucket
  dynamic "rule" {
    for_each = each.value
    content {
      id     = rule.value.id
      status = "Enabled"
      dynamic "filter" {
        for_each = rule.value.tags == null ? [rule.value.prefix] : []
        content {
          prefix = filter.value == null ? "" : filter.value
        }
      }
      dynamic "filter" {
        for_each = rule.value.tags != null && rule.value.prefix == null ? rule.value.tags : {}
        content {
          tag {
            key   = filter.key
            value = filter.value
          }
        }
      }
      dynamic "filter" {
        for_each = rule.value.tags != null && rule.value.prefix != null ? [rule.value] : []
        content {
          and {
            prefix = filter.value.prefix
            tags   = filter.value.tags
          }
        }
      }
      dynamic "transition" {
        for_each = rule.value.transitions
        iterator = step
        content {
          storage_class = step.key
          days          = step.value
        }
      }
      dynamic "expiration" {
        for_each = rule.value.expire[*]
        content {
          days = expiration.value
        }
      }
      dynamic "noncurrent_version_expiration" {
        for_each = rule.value.noncurrent[*]
        content {
          noncurrent_days           = noncurrent_version_expiration.value.days
          newer_noncurrent_versions = noncurrent_version_expiration.value.keep
        }
      }
      dynamic "abort_incomplete_multipart_upload" {
        for_each = compact([rule.value.abort])
        content {
          days_after_initiation = abort_incomplete_multipart_upload.value
        }
      }
    }
  }
}
