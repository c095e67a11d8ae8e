variable "tags" {
  default = { Service = "shop", Override = "yes" }
}
locals {
  ports = [80, 443, 8443]
}
resource "aws_lb" "this" {
  internal = true
  access_logs {
    bucket  = "central-logs"
    prefix  = "x"
    enabled = true
  }
}
