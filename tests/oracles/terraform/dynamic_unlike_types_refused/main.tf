resource "aws_security_group" "a" {
  name = "a"
  dynamic "ingress" {
    for_each = "text"
    content {
      from_port = 1
      to_port   = 1
      protocol  = "tcp"
    }
  }
}
