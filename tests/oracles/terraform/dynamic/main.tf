variable "ports" {
  default = [22, 443]
}

variable "rules" {
  default = {
    web = { port = 80, cidrs = ["0.0.0.0/0"] }
    db  = { port = 5432, cidrs = ["10.0.0.0/8", "10.1.0.0/16"] }
  }
}

resource "aws_security_group" "list" {
  name        = "list"
  description = "made of a list"
  dynamic "ingress" {
    for_each = var.ports
    content {
      description = "number ${ingress.key}"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "map" {
  name        = "map"
  description = "made of a map"
  dynamic "ingress" {
    for_each = var.rules
    iterator = rule
    content {
      description = rule.key
      from_port   = rule.value.port
      to_port     = rule.value["port"]
      protocol    = "tcp"
      cidr_blocks = rule.value.cidrs
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "nested" {
  bucket = "some-bucket"
  dynamic "cors_rule" {
    for_each = [for p in ["GET", "PUT"] : { method = p, origins = [for o in ["a", "b"] : "https://${o}.example"] }]
    content {
      allowed_methods = [cors_rule.value.method]
      allowed_origins = cors_rule.value.origins
    }
  }
}
