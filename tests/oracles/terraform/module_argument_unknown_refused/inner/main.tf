variable "name" {
  default = "x"
}
resource "aws_iam_user" "this" {
  name = var.name
}
