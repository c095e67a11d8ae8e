variable "rotate" {}

locals {
  tags = {
    owner = "a"
    owner = "b"
  }
}

resource "aws_kms_key" "one" {
  enable_key_rotation = var.rotate
}

resource "aws_kms_key" "two" {
  enable_key_rotation = var.rotate
}
