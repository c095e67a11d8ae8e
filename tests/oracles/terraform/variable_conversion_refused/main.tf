variable "count_of" {
  type    = number
  default = "many"
}
resource "aws_iam_user" "this" {
  count = var.count_of
  name  = "x"
}
