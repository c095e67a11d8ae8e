locals {
  c = "${local.b}-c"
  b = "${local.a}-b"
}
locals {
  a = var.a
  d = { for k, v in local.e : k => "${v}${local.c}" }
  e = { x = local.a, y = local.b }
}
variable "a" {
  default = "a"
}
resource "aws_iam_user" "this" {
  for_each = local.d
  name     = each.value
  path     = "/${each.key}/"
}
