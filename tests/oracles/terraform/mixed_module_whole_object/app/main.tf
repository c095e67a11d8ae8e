variable "network" {
  type = any
}
variable "extra" {
  type = map(string)
}
resource "aws_security_group" "this" {
  name   = "app"
  vpc_id = var.network.vpc.id
  dynamic "ingress" {
    for_each = var.extra
    content {
      description = ingress.key
      from_port   = 80
      to_port     = 80
      protocol    = "tcp"
      cidr_blocks = [ingress.value, var.network.vpc.cidr_block]
    }
  }
}
resource "aws_instance" "this" {
  for_each      = var.network.resources
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = each.value.id
  private_ip    = cidrhost(each.value.cidr_block, 9)
}
