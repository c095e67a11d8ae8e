variable "rules" {
  default = {
    a = [{ prefix = "x/", days = 1 }, { prefix = "y/", days = 2 }]
    b = []
  }
  sensitive = true
}
variable "open" {
  default = { a = ["one"], b = [] }
}
resource "aws_s3_bucket_lifecycle_configuration" "l" {
  bucket = "b"
  dynamic "rule" {
    for_each = nonsensitive(var.rules).a
    content {
      id     = "rule-${rule.key}"
      status = "Enabled"
      filter {
        prefix = rule.value.prefix
      }
      dynamic "expiration" {
        for_each = sensitive([rule.value.days])
        content {
          days = expiration.value
        }
      }
      dynamic "transition" {
        for_each = { for name, all in var.open : name => all if length(all) > 0 }
        content {
          days          = 30
          storage_class = "STANDARD_IA"
        }
      }
    }
  }
}
