variable "port" {
  type = number
}
variable "name" {
  type = string
}
resource "aws_lb_target_group" "this" {
  name     = var.name
  port     = var.port
  protocol = var.port == 443 ? "HTTPS" : "HTTP"
  vpc_id   = "vpc-1"
}
output "name" {
  value = aws_lb_target_group.this.name
}
output "port" {
  value = aws_lb_target_group.this.port
}
