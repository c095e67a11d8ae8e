variable "token" {
  default   = "tok"
  ephemeral = true
  validation {
    condition     = var.token != ""
    error_message = "It is empty."
  }
}
provider "aws" {
  region = terraform.applying ? "eu-west-1" : "us-west-2"
  default_tags {
    tags = { token = var.token, plain = "x" }
  }
}
check "token" {
  assert {
    condition     = var.token == "another"
    error_message = "The token is ${var.token}."
  }
}
data "aws_region" "current" {}
resource "aws_s3_bucket" "b" {
  bucket = "b-${data.aws_region.current.name}"
}
resource "aws_security_group" "g" {
  name = "g"
  dynamic "ingress" {
    for_each = { a = var.token, b = [var.token] }
    content {
      description = ingress.key
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
    }
  }
}
resource "terraform_data" "t" {
  input = length([var.token])
  connection {
    host     = var.token
    password = var.token
  }
  provisioner "local-exec" {
    command     = "echo ${var.token}"
    environment = { TOKEN = var.token }
  }
  lifecycle {
    precondition {
      condition     = var.token == "tok"
      error_message = "The token is ${var.token}."
    }
  }
}
output "o" {
  value = ephemeralasnull(var.token)
  precondition {
    condition     = var.token == "tok"
    error_message = "It is another."
  }
}
