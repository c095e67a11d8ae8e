variable "buckets" {
  default = {
    logs   = { lifecycle = 30 }
    assets = { public = true, cors = ["https://a.example", "https://b.example"] }
    data   = { versioned = true, kms = "arn:aws:kms:us-east-1:123456789012:key/2" }
  }
  type = map(object({
    public    = optional(bool, false)
    versioned = optional(bool, false)
    lifecycle = optional(number)
    kms       = optional(string)
    cors      = optional(list(string), [])
  }))
}
module "bucket" {
  for_each                = var.buckets
  source                  = "../modules/s3-bucket"
  bucket                  = "acme-${each.key}"
  versioning              = each.value.versioned ? { enabled = true } : {}
  lifecycle_rule          = each.value.lifecycle == null ? [] : [{ id = "expire", enabled = true, expiration = { days = each.value.lifecycle } }]
  cors_rule               = [for origin in each.value.cors : { allowed_methods = ["GET"], allowed_origins = [origin] }]
  block_public_acls       = !each.value.public
  block_public_policy     = !each.value.public
  restrict_public_buckets = !each.value.public
  server_side_encryption_configuration = each.value.kms == null ? {} : {
    rule = { apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms", kms_master_key_id = each.value.kms } }
  }
  logging = each.key == "logs" ? {} : { target_bucket = "acme-logs", target_prefix = "${each.key}/" }
  tags    = { Public = each.value.public }
}
output "ids" {
  value = { for key, bucket in module.bucket : key => bucket.s3_bucket_id }
}
