variable "names" {
  default   = ["a", "b"]
  ephemeral = true
}
resource "aws_security_group" "g" {
  name = "g"
  dynamic "ingress" {
    for_each = var.names
    content {
      from_port = 1
      to_port   = 1
      protocol  = "tcp"
    }
  }
}
