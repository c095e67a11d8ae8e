data "aws_iam_policy_document" "all" {
  policy_id = "Id"
  version   = "2008-10-17"
  statement {
    sid           = "All"
    effect        = "Allow"
    not_actions   = ["iam:*", "sts:*"]
    not_resources = ["arn:aws:s3:::secret", "arn:aws:s3:::other"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111111111111:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1", "eu-central-1", "us-east-1"]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:max-keys"
      values   = [10]
    }
  }
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    principals {
      type        = "Federated"
      identifiers = ["cognito-identity.amazonaws.com"]
    }
    principals {
      type        = "Federated"
      identifiers = ["accounts.google.com"]
    }
  }
  statement {
    actions = ["s3:GetObject", "s3:getobject", "s3:PutObject"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_sqs_queue" "this" {
  name   = "q"
  policy = data.aws_iam_policy_document.all.json
}
resource "terraform_data" "text" {
  input = {
    minified = jsondecode(data.aws_iam_policy_document.all.json).Version
    length   = length(jsondecode(data.aws_iam_policy_document.all.json).Statement)
  }
}
