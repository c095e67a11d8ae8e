variable "token" {
  type      = string
  sensitive = true
  default   = "tok"
}
locals {
  config = { url = "https://x", token = var.token }
  parts  = split("", var.token)
}
resource "terraform_data" "this" {
  input = {
    upper       = upper(var.token)
    template    = "Bearer ${var.token}"
    length      = length(var.token)
    equal       = var.token == "x"
    conditional = var.token == "x" ? "a" : "b"
    url         = local.config.url
    config      = local.config
    encoded     = jsonencode(local.config)
    list        = [var.token, "plain"]
    first       = local.parts[0]
    count       = length(local.parts)
    merged      = merge(local.config, { extra = 1 })
    keys        = keys(local.config)
    values      = values(local.config)
    looked_up   = lookup(local.config, "url", "")
    for_plain   = [for k, v in local.config : k]
    clear       = nonsensitive(var.token)
    is          = issensitive(var.token)
    hash        = sha256(var.token)
    contains    = contains([var.token], "z")
    set         = toset([var.token])
  }
}
resource "aws_instance" "this" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = base64encode("token=${var.token}")
  tags             = { Name = "x", Token = var.token }
}
resource "aws_security_group" "this" {
  name = "x"
  ingress {
    from_port   = length(var.token)
    to_port     = 3
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  dynamic "egress" {
    for_each = nonsensitive(local.parts)
    content {
      from_port   = 0
      to_port     = egress.key
      protocol    = "udp"
      cidr_blocks = ["10.0.0.0/8"]
      description = egress.value
    }
  }
}
