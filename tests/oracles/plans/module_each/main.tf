locals {
  buckets = {
    logs = { versioned = true }
    data = { versioned = false }
  }
}

module "bucket" {
  source    = "./bucket"
  for_each  = local.buckets
  versioned = each.value.versioned
}

module "counted" {
  source    = "./bucket"
  count     = 2
  versioned = count.index == 0
}

resource "aws_s3_bucket_public_access_block" "each" {
  for_each                = local.buckets
  bucket                  = module.bucket[each.key].id
  block_public_acls       = each.value.versioned
  block_public_policy     = each.value.versioned
  ignore_public_acls      = each.value.versioned
  restrict_public_buckets = each.value.versioned
}

resource "aws_s3_bucket_public_access_block" "first" {
  bucket                  = module.counted[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
