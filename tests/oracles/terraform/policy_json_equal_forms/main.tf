locals {
  statement = {
    Effect   = "Allow"
    Action   = ["s3:GetObject"]
    Resource = "*"
  }
}
resource "aws_iam_policy" "jsonencode" {
  name   = "a"
  policy = jsonencode({ Version = "2012-10-17", Statement = [local.statement] })
}
resource "aws_iam_policy" "template" {
  name   = "b"
  policy = "{\"Version\":\"2012-10-17\",\"Statement\":[${jsonencode(local.statement)}]}"
}
resource "aws_iam_policy" "roundtrip" {
  name   = "c"
  policy = jsonencode(jsondecode(jsonencode({ Version = "2012-10-17", Statement = [merge(local.statement, { Sid = "X" })] })))
}
resource "aws_iam_role" "inline" {
  name               = "d"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ec2.amazonaws.com"] } }] })
  inline_policy {
    name   = "one"
    policy = jsonencode({ Version = "2012-10-17", Statement = [local.statement] })
  }
  inline_policy {
    name   = "two"
    policy = jsonencode({ Version = "2012-10-17", Statement = [] })
  }
}
