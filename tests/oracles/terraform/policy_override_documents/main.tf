data "aws_iam_policy_document" "source" {
  statement {
    sid       = "Replaced"
    actions   = ["s3:*"]
    resources = ["*"]
  }
  statement {
    sid       = "Kept"
    actions   = ["ec2:Describe*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "override" {
  statement {
    sid       = "Replaced"
    effect    = "Deny"
    actions   = ["s3:Put*"]
    resources = ["arn:aws:s3:::x"]
  }
  statement {
    sid       = "New"
    actions   = ["iam:List*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "merged" {
  source_policy_documents   = [data.aws_iam_policy_document.source.json]
  override_policy_documents = [data.aws_iam_policy_document.override.json]
  statement {
    sid       = "Inline"
    actions   = ["kms:*"]
    resources = ["*"]
  }
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "this" {
  name   = "merged"
  policy = data.aws_iam_policy_document.merged.json
}
