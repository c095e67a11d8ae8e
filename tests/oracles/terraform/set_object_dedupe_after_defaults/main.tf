variable "rules" {
  type = set(object({
    port  = number
    proto = optional(string, "tcp")
    cidrs = optional(set(string), ["0.0.0.0/0"])
  }))
  default = [
    { port = 80 },
    { port = "80", proto = "tcp" },
    { port = 443, cidrs = ["10.0.0.0/8", "10.0.0.0/8"] },
    { port = 443.0, proto = null, cidrs = ["10.0.0.0/8"] },
    { port = 22, proto = "udp" },
  ]
}
resource "aws_security_group" "this" {
  name = "g${length(var.rules)}"
  dynamic "ingress" {
    for_each = var.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.key.port
      protocol    = ingress.value.proto
      cidr_blocks = ingress.value.cidrs
    }
  }
}
resource "terraform_data" "each" {
  for_each = { for r in var.rules : "${r.port}/${r.proto}" => r }
  input    = each.value
}
resource "terraform_data" "order" {
  input = [for r in var.rules : "${r.port}${r.proto}"]
}
