variable "size" {
  type    = number
  default = 1
}
variable "list" {
  type    = list(string)
  default = ["a"]
}
locals {
  env  = "dev"
  keep = "kept"
}
resource "aws_security_group" "g" {
  name = "base"
  ingress {
    from_port   = 1
    to_port     = 1
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port   = 2
    to_port     = 2
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  tags = { a = 1 }
  lifecycle {
    ignore_changes = [tags]
  }
}
resource "terraform_data" "n" {
  count = 1
  input = var.size
}
resource "terraform_data" "d" {
  for_each = toset(var.list)
  input    = "${local.env}-${local.keep}-${each.key}"
}
module "m" {
  source = "./m"
  name   = "base"
}
output "o" {
  value = local.env
}
