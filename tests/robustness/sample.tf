# a module
terraform { required_version = ">= 1.5" }

variable "tags" {
  type    = map(object({ a = string, b = optional(number, 1.5) }))
  default = { "k é" = "v", (local.x) : 2 }
}

locals {
  a = { for k, v in var.tags : upper(k) => v.a... if v != null && !false }
  b = [for s in ["a", "b"] : "${s}-x"]
  c = var.x == 1 ? -1 : (2 + 3) * 4 % 5
  d = <<-EOT
    one ${var.x ~}
      %{ if true ~} yes %{ else } no %{ endif }
    %{~ for k, v in a } $${k} %{ endfor }
  EOT
  e = aws_x.y[0].z.*.id[count.index]["q"]
  f = provider::aws::arn_parse("a", b...)
}

/* é */ resource "aws_s3_bucket" "b" {
  bucket = "a\"b\u00e9\n" // why
  dynamic "rule" {
    for_each = toset([])
    content { x = rule.value }
  }
  lifecycle { prevent_destroy = true }
}
