locals {
  files   = fileset(path.module, "buckets/*.{yaml,yml}")
  loaded  = { for name in local.files : trimsuffix(basename(name), regex("\\.ya?ml$", name)) => yamldecode(file("${path.module}/${name}")) }
  buckets = { for name, spec in local.loaded : name => merge({ versioning = true, encryption = { kind = "AES256" }, lifecycle = [] }, spec) }
}

resource "aws_s3_bucket" "this" {
  for_each      = local.buckets
  bucket        = "acme-${each.key}"
  force_destroy = try(each.value.destroy, false)
  tags          = try(each.value.tags, null)
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.this[each.key].id
  versioning_configuration {
    status     = each.value.versioning ? "Enabled" : "Suspended"
    mfa_delete = try(each.value.mfa, null) == true ? "Enabled" : null
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.this[each.key].bucket
  rule {
    bucket_key_enabled = each.value.encryption.kind != "AES256"
    apply_server_side_encryption_by_default {
      sse_algorithm     = each.value.encryption.kind
      kms_master_key_id = lookup(each.value.encryption, "key", null)
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each                = { for name, spec in local.buckets : name => try(spec.public, false) }
  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = !each.value
  block_public_policy     = !each.value
  ignore_public_acls      = !each.value
  restrict_public_buckets = !each.value
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = { for name, spec in local.buckets : name => spec.lifecycle if length(spec.lifecycle) > 0 }
  bucket   = aws_s3_bucket.this[each.key].id

  dynamic "rule" {
    for_each = each.value
    content {
      id     = coalesce(try(rule.value.id, ""), "rule-${rule.key + 1}")
      status = try(rule.value.enabled, true) ? "Enabled" : "Disabled"

      filter {
        prefix = try(rule.value.prefix, "")
      }

      dynamic "transition" {
        for_each = { for class, days in try(rule.value.transitions, {}) : upper(class) => days }
        content {
          storage_class = transition.key
          days          = transition.value
        }
      }

      dynamic "expiration" {
        for_each = can(rule.value.expire) ? [rule.value.expire] : []
        content {
          days = expiration.value
        }
      }

      dynamic "noncurrent_version_expiration" {
        for_each = try([tonumber(rule.value.noncurrent)], [])
        content {
          noncurrent_days = noncurrent_version_expiration.value
        }
      }
    }
  }
}

data "aws_iam_policy_document" "deny_plain" {
  for_each = aws_s3_bucket.this
  statement {
    sid       = "DenyPlain"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::${each.value.bucket}", "arn:aws:s3:::${each.value.bucket}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = data.aws_iam_policy_document.deny_plain
  bucket   = aws_s3_bucket.this[each.key].bucket
  policy   = each.value.json
}
