variable "apps" {
  type = map(object({
    image = string
    ports = optional(list(object({
      port     = number
      protocol = optional(string, "tcp")
      cidrs    = optional(set(string), ["10.0.0.0/8", "192.168.0.0/16"])
    })), [{ port = 80 }])
    env    = optional(map(string), { LEVEL = "info" })
    limits = optional(object({ cpu = optional(number, 1), memory = optional(string, 512) }))
    extra  = optional(any)
    pair   = optional(tuple([string, number]), ["a", 1])
  }))
  default = {
    plain = { image = "nginx" }
    full = {
      image  = "app"
      ports  = [{ port = "8080", protocol = null }, { port = 9090, cidrs = [] }]
      env    = { N = 1, B = true }
      limits = { cpu = "2" }
      unknown_attribute = "dropped"
    }
    nulls = { image = "x", ports = null, env = null, limits = {}, pair = null }
  }
}

resource "terraform_data" "apps" {
  for_each = var.apps
  input    = each.value
}

resource "aws_security_group" "app" {
  for_each = var.apps
  name     = each.key
  dynamic "ingress" {
    for_each = each.value.ports
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = ingress.value.protocol
      cidr_blocks = ingress.value.cidrs
    }
  }
  tags = each.value.env
}
