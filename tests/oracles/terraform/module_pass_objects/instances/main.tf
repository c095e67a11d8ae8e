variable "subnets" {
  type = map(object({ id = string, cidr = string, public = bool }))
}
variable "whole" {
  type = any
}
resource "aws_instance" "this" {
  for_each                    = var.subnets
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  subnet_id                   = each.value.id
  private_ip                  = cidrhost(each.value.cidr, 10)
  associate_public_ip_address = each.value.public
  tags                        = { Of = var.whole.count }
}
