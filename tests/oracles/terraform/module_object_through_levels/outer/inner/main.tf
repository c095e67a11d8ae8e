variable "name" { type = string }
variable "hook" { type = list(string) }
variable "tier" {
  type = object({
    ports = set(string)
    rules = list(map(string))
    extra = optional(string, "none")
  })
}
resource "aws_security_group" "g" {
  name        = var.name
  description = "${var.name}: ${join("/", var.hook)} ${var.tier.extra}"
  dynamic "ingress" {
    for_each = setproduct(var.tier.ports, [for r in var.tier.rules : r.cidr])
    content {
      from_port   = ingress.value[0]
      to_port     = ingress.value[0]
      protocol    = "tcp"
      cidr_blocks = [ingress.value[1]]
      description = lookup({ for r in var.tier.rules : r.cidr => r.note if lookup(r, "note", null) != null }, ingress.value[1], null)
    }
  }
}
output "group" {
  value = aws_security_group.g
}
