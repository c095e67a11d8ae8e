variable "rules" {
  default = [
    { port = 80, cidr = "0.0.0.0/0" },
    { port = 443, cidr = "10.0.0.0/8" },
  ]
}
resource "aws_security_group" "attribute" {
  name = "attribute"
  ingress = [for rule in var.rules : {
    description      = "port ${rule.port}"
    from_port        = rule.port
    to_port          = rule.port
    protocol         = "tcp"
    cidr_blocks      = [rule.cidr]
    ipv6_cidr_blocks = null
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]
  egress = []
}
resource "aws_default_security_group" "closed" {
  vpc_id  = "vpc-12345678"
  ingress = []
}
resource "aws_network_acl" "this" {
  vpc_id = "vpc-12345678"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = 22
    to_port    = 22
  }
}
resource "aws_route_table" "this" {
  vpc_id = "vpc-12345678"
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-12345678"
  }
  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = "igw-12345678"
  }
}
