resource "aws_security_group" "g" {
  name        = "base"
  description = "base"
  ingress {
    from_port   = 1
    to_port     = 1
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  tags = { A = "1" }
}
