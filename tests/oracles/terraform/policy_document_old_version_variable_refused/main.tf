data "aws_iam_policy_document" "d" {
  version = "2008-10-17"
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::b/&{aws:username}/*"]
  }
}
