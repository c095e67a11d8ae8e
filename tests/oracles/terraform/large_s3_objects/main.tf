locals {
  files = { "a.txt" = "first", "b/c.json" = jsonencode({ x = [1, 2] }) }
}
module "object" {
  source       = "../modules/s3-bucket/modules/object"
  for_each     = local.files
  bucket       = "objects"
  key          = each.key
  content      = each.value
  content_type = endswith(each.key, ".json") ? "application/json" : "text/plain"
  acl          = each.key == "a.txt" ? "private" : null
  storage_class = "ONEZONE_IA"
  metadata     = { file = each.key }
  tags         = { Sensitive = "not-really" }
}
module "base64" {
  source                 = "../modules/s3-bucket/modules/object"
  bucket                 = "objects"
  key                    = "base64"
  content_base64         = base64encode("binary")
  server_side_encryption = "aws:kms"
  kms_key_id             = "arn:aws:kms:us-east-1:123456789012:key/1"
  force_destroy          = true
  override_default_tags  = true
  object_lock_mode       = "GOVERNANCE"
  object_lock_retain_until_date = formatdate("YYYY-MM-DD'T'hh:00:00Z", timeadd("2030-01-01T00:00:00Z", "48h"))
}
