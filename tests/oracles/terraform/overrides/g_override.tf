resource "aws_security_group" "g" {
  description = "overridden"
  ingress {
    from_port   = 2
    to_port     = 2
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
