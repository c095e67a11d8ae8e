data "aws_iam_policy_document" "d" {
  statement {
    sid       = "A"
    actions   = ["a:*"]
    resources = ["*"]
  }
  statement {
    sid       = "A"
    actions   = ["b:*"]
    resources = ["*"]
  }
}
