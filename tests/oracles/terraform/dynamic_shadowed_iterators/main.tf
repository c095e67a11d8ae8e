variable "rules" {
  type = list(object({
    name        = string
    days        = optional(number)
    transitions = optional(map(number), {})
    tags        = optional(map(string))
  }))
  default = [
    { name = "one", days = 10, transitions = { STANDARD_IA = 30, GLACIER = 60 } },
    { name = "two", tags = { a = "b" } },
    { name = "three", days = null, transitions = null },
  ]
}

locals {
  setting = "outer"
}

resource "aws_s3_bucket" "b" {
  for_each = toset(["p", "q"])
  bucket   = "b-${each.key}"
}

resource "aws_s3_bucket_lifecycle_configuration" "b" {
  for_each = aws_s3_bucket.b
  bucket   = each.value.id
  dynamic "rule" {
    for_each = { for index, rule in var.rules : format("%02d", index) => rule }
    iterator = each_rule
    content {
      id     = "${each.key}-${each_rule.key}-${each_rule.value.name}"
      status = each_rule.value.days == null ? "Disabled" : "Enabled"
      filter {
        prefix = "${local.setting}/${each_rule.key}"
      }
      dynamic "expiration" {
        for_each = each_rule.value.days[*]
        iterator = each_rule
        content {
          days = each_rule.value + each_rule.key
        }
      }
      dynamic "transition" {
        for_each = each_rule.value.transitions
        content {
          storage_class = transition.key
          days          = transition.value
        }
      }
    }
  }
}

resource "aws_security_group" "s" {
  name = "s"
  dynamic "ingress" {
    for_each = toset([443, 80, 443])
    content {
      from_port   = ingress.value
      to_port     = ingress.key
      protocol    = "tcp"
      cidr_blocks = [for octet in range(2) : "10.${octet}.0.0/16"]
      description = ingress.key == ingress.value ? "same" : "not"
    }
  }
  dynamic "egress" {
    for_each = null == null ? [] : ["never"]
    content {
      from_port = 0
      to_port   = 0
      protocol  = "-1"
    }
  }
}
