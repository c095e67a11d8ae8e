variable "name" {
  type    = string
  default = "base"
}
locals {
  kept     = "base"
  replaced = "base"
}
resource "aws_security_group" "this" {
  name        = var.name
  description = "base"
  tags        = { From = "base", Kept = local.kept, Replaced = local.replaced }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 23
    to_port     = 23
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
module "inner" {
  source = "./a"
  value  = "base"
}
