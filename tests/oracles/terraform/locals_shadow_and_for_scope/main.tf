variable "x" { default = "var" }
locals {
  x     = "local"
  var_x = var.x
  each  = { a = 1 }
  loops = [for x in ["1", "2"] : [for x in [x, "${x}!"] : upper(x)]]
  outer = [for local in ["shadow"] : local]
  keyed = { for k, k2 in { p = "q" } : "${k}${k2}" => [for k in [k2] : k] }
  var   = [for var in [{ x = "inner" }] : var.x]
  path  = { for path in ["p"] : path => path }
  count = [for count in [{ index = 5 }] : count.index]
}
resource "terraform_data" "t" {
  for_each = { for each in ["one", "two"] : each => { value = each } }
  input    = [each.key, each.value.value, local.each.a, [for each in ["z"] : each], local.loops, local.outer, local.keyed, local.var, local.path, local.count]
}
resource "aws_security_group" "g" {
  name = "shadow"
  dynamic "ingress" {
    for_each = [1]
    iterator = local
    content {
      from_port = local.value
      to_port   = local.value
      protocol  = "tcp"
      self      = true
    }
  }
}
