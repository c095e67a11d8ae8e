resource "aws_iam_group" "this" {
  name = "g"
}
moved {
  from = aws_iam_group.that
  to   = aws_iam_group.this
}
