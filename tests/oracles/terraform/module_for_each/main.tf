locals {
  buckets = {
    logs = { versioned = false, tags = { Tier = "cold" } }
    data = { versioned = true }
  }
}
module "bucket" {
  for_each  = local.buckets
  source    = "./bucket"
  name      = each.key
  versioned = each.value.versioned
  tags      = try(each.value.tags, {})
}
resource "aws_s3_bucket_public_access_block" "this" {
  for_each            = module.bucket
  bucket              = each.value.id
  block_public_acls   = each.value.versioned
  block_public_policy = each.key == "data"
}
resource "terraform_data" "this" {
  input = {
    names = { for key, bucket in module.bucket : key => bucket.name }
    logs  = module.bucket["logs"].name
    list  = values(module.bucket)[*].name
    keys  = keys(module.bucket)
  }
}
