resource "aws_iam_role" "this" {
  name               = "example"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
output "name" {
  value = aws_iam_role.this.id
}
