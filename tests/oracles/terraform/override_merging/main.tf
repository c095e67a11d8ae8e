variable "name" {
  type    = string
  default = "base"
}

locals {
  kept     = "kept"
  replaced = "base"
}

resource "aws_security_group" "s" {
  name        = var.name
  description = local.replaced
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/8"]
  }
  tags = { a = local.kept }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_bucket" "b" {
  count  = 1
  bucket = "b-${count.index}"
}

module "m" {
  source = "./one"
  value  = "base"
  other  = "other"
}

output "o" {
  value = module.m.value
}

resource "terraform_data" "o" {
  input = [module.m.value, local.replaced, local.kept]
}
