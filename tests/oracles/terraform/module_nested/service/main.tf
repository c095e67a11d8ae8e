variable "name" {
  type = string
}
variable "port" {
  type = number
}
module "log" {
  source = "./log"
  group  = { name = var.name, days = 30 }
}
resource "aws_security_group" "this" {
  name = var.name
  ingress {
    from_port   = var.port
    to_port     = var.port
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
    description = module.log.description
  }
}
output "name" {
  value = aws_security_group.this.name
}
