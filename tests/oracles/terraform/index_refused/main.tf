locals {
  list = ["a"]
}
resource "aws_iam_user" "this" {
  name = local.list[3]
}
