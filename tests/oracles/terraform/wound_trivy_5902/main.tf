locals {
  logging = [{ target = "logs", prefix = "x/" }]
  rules   = [{ enabled = true }]
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = "b"
  dynamic "versioning_configuration" {
    for_each = local.rules
    content {
      status = versioning_configuration.value.enabled ? "Enabled" : "Suspended"
    }
  }
}
resource "aws_s3_bucket" "this" {
  bucket = "b"
  dynamic "logging" {
    for_each = local.logging
    content {
      target_bucket = logging.value.target
      target_prefix = logging.value["prefix"]
    }
  }
}
