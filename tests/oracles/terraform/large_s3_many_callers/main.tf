provider "aws" {
  region = "us-east-1"
}
locals {
  buckets = {
    logs = { acl = "log-delivery-write", days = 30, versioned = false, cors = [] }
    data = { acl = null, days = null, versioned = true, cors = [{ allowed_methods = ["GET", "HEAD"], allowed_origins = ["https://a.example"], max_age_seconds = 3000 }] }
    site = { acl = "public-read", days = 1, versioned = true, cors = [{ allowed_methods = ["GET"], allowed_origins = ["*"], allowed_headers = ["*"], expose_headers = ["ETag"] }] }
  }
}
module "bucket" {
  source                   = "../modules/s3-bucket"
  for_each                 = local.buckets
  bucket                   = "many-${each.key}-${length(local.buckets)}"
  acl                      = each.value.acl
  owner                    = { id = "own" }
  control_object_ownership = each.value.acl != null
  object_ownership         = each.key == "logs" ? "BucketOwnerPreferred" : "ObjectWriter"
  force_destroy            = tostring(each.key == "logs")
  block_public_acls        = each.key != "site"
  block_public_policy      = each.key == "site" ? false : null
  cors_rule                = each.value.cors
  versioning               = each.value.versioned ? { enabled = true, mfa_delete = false } : {}
  lifecycle_rule = [for r in [
    { id = "expire", enabled = true, expiration = { days = each.value.days }, filter = { prefix = "${each.key}/" } },
    { id = "abort", status = "Enabled", abort_incomplete_multipart_upload_days = 7, noncurrent_version_transition = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 60, storage_class = "GLACIER" }] }
  ] : r if each.value.days != null]
  attach_deny_insecure_transport_policy = true
  attach_require_latest_tls_policy      = each.key == "data"
  server_side_encryption_configuration = each.key == "data" ? {
    rule = { bucket_key_enabled = true, apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms", kms_master_key_id = aws_kms_key.k.arn } }
  } : { rule = { bucket_key_enabled = null, apply_server_side_encryption_by_default = { sse_algorithm = "AES256", kms_master_key_id = null } } }
  tags = merge({ Name = each.key }, each.value.versioned ? { Versioned = "yes" } : {})
}
resource "aws_kms_key" "k" {
  enable_key_rotation     = length(local.buckets) > 2
  deletion_window_in_days = min(30, 7)
}
output "arns" {
  value = { for k, b in module.bucket : k => b.s3_bucket_arn if length(b.s3_bucket_id) > 0 }
}
