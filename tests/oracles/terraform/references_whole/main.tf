resource "aws_iam_role" "this" {
  name                 = "r"
  path                 = "/x/"
  max_session_duration = 7200
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
  tags                 = { A = "1" }
}
locals {
  role = aws_iam_role.this
}
resource "aws_iam_role_policy_attachment" "this" {
  role       = local.role.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
resource "aws_iam_instance_profile" "this" {
  name = "${local.role["name"]}-profile"
  role = local.role.name
  path = local.role.path
  tags = local.role.tags
}
