variable "services" {
  type = map(object({
    image = string
    env   = optional(map(string), {})
    ports = optional(list(object({
      number   = number
      protocol = optional(string, "tcp")
      expose   = optional(object({ public = optional(bool, false), cidrs = optional(set(string), ["10.0.0.0/8"]) }), {})
    })), [{ number = 80 }])
    limits = optional(object({ cpu = optional(number, 256), mem = optional(number) }), { mem = 512 })
    tags   = optional(map(any))
  }))
  default = {
    a = { image = "a:1", env = { DEBUG = true, N = 3 }, ports = [{ number = "8080", expose = { public = "true" } }, { number = 22, protocol = null, expose = null }] }
    b = { image = "b", limits = { cpu = "1024" }, tags = { x = 1, y = "z" } }
    c = { image = "c", ports = [], limits = null, env = null }
  }
}
resource "terraform_data" "s" {
  for_each = var.services
  input    = each.value
}
resource "aws_security_group" "s" {
  for_each = { for k, s in var.services : k => s.ports if length(s.ports) > 0 }
  name     = "svc-${each.key}"
  dynamic "ingress" {
    for_each = { for p in each.value : "${p.number}/${p.protocol}" => p if p.expose != null }
    content {
      description = ingress.key
      from_port   = ingress.value.number
      to_port     = ingress.value.number
      protocol    = ingress.value.protocol
      cidr_blocks = ingress.value.expose.public ? ["0.0.0.0/0"] : ingress.value.expose.cidrs
    }
  }
}
