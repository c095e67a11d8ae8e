locals {
  buckets = {
    logs = { versioned = true, class = "hot" }
    data = { versioned = false, class = "cold" }
  }
}

resource "aws_s3_bucket" "each" {
  for_each = local.buckets
  bucket   = "acme-${each.key}"
  tags     = { Class = each.value.class }
}

resource "aws_s3_bucket_versioning" "each" {
  for_each = aws_s3_bucket.each
  bucket   = each.value.id
  versioning_configuration {
    status = local.buckets[each.key].versioned ? "Enabled" : "Disabled"
  }
}

resource "aws_s3_bucket_public_access_block" "some" {
  for_each          = { for k, v in local.buckets : k => v if v.versioned }
  bucket            = aws_s3_bucket.each[each.key].bucket
  block_public_acls = each.value.versioned
}

resource "aws_iam_user" "set" {
  for_each = toset(["bob", "alice", "bob"])
  name     = each.value
  path     = "/${each.key}/"
}
