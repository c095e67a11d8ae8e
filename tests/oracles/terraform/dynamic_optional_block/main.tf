variable "encryption" {
  type    = object({ kms = optional(string), bucket_key = optional(bool, true) })
  default = { kms = "arn:aws:kms:us-east-1:123456789012:key/1" }
}
variable "none" {
  type    = object({ kms = string })
  default = null
}
resource "aws_s3_bucket_server_side_encryption_configuration" "some" {
  bucket = "some"
  dynamic "rule" {
    for_each = var.encryption[*]
    content {
      bucket_key_enabled = rule.value.bucket_key
      dynamic "apply_server_side_encryption_by_default" {
        for_each = rule.value.kms == null ? [] : [rule.value.kms]
        content {
          sse_algorithm     = "aws:kms"
          kms_master_key_id = apply_server_side_encryption_by_default.value
        }
      }
    }
  }
}
resource "aws_instance" "none" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  dynamic "metadata_options" {
    for_each = var.none == null ? [1] : []
    content {
      http_tokens   = "required"
      http_endpoint = "enabled"
    }
  }
  dynamic "root_block_device" {
    for_each = var.none[*]
    content {
      kms_key_id = root_block_device.value.kms
    }
  }
}
