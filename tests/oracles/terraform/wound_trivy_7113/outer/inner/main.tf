variable "cidrs" {
  default = ["0.0.0.0/0"]
}
resource "aws_security_group" "this" {
  name = "inner"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.cidrs
  }
}
output "name" {
  value = aws_security_group.this.name
}
