data "aws_iam_policy_document" "base" {
  statement {
    sid       = "ReadA"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::a/*"]
  }
  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "more" {
  version = "2008-10-17"
  statement {
    sid       = "ReadB"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::b/*"]
  }
}
data "aws_iam_policy_document" "joined" {
  source_policy_documents = [
    data.aws_iam_policy_document.base.json,
    data.aws_iam_policy_document.more.json,
    jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Single", Effect = "Allow", Action = "sts:*", Resource = "*" }] }),
  ]
  statement {
    sid       = "Own"
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "this" {
  name   = "joined"
  policy = data.aws_iam_policy_document.joined.json
}
