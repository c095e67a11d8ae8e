variable "name" {}
resource "aws_sns_topic" "this" {
  name = "old-${var.name}"
}
