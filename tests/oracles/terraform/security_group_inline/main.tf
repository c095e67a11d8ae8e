resource "aws_security_group" "this" {
  name        = "inline"
  description = "inline rules"
  vpc_id      = "vpc-12345678"
  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port        = 0
    to_port          = 65535
    protocol         = "udp"
    ipv6_cidr_blocks = ["::/0"]
    prefix_list_ids  = ["pl-1"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
