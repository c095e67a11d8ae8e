locals {
  groups = [
    { id = "a", days = [30, 90], tags = { Tier = "1", Env = "x" } },
    { id = "b", days = [], tags = {} },
  ]
}
resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = "acme"
  dynamic "rule" {
    for_each = local.groups
    iterator = group
    content {
      id     = group.value.id
      status = length(group.value.days) > 0 ? "Enabled" : "Disabled"
      filter {
        dynamic "and" {
          for_each = length(group.value.tags) > 0 ? [group.value.tags] : []
          content {
            prefix = "p${group.key}/"
            tags   = and.value
          }
        }
      }
      dynamic "transition" {
        for_each = group.value.days
        content {
          days          = transition.value
          storage_class = transition.key == 0 ? "STANDARD_IA" : "GLACIER"
        }
      }
      expiration {
        days = 365 + group.key
      }
    }
  }
}
