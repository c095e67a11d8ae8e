provider "aws" {
  region = "us-east-1"
}
data "aws_iam_policy_document" "first" {
  statement {
    sid       = "A"
    actions   = ["s3:Get*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "second" {
  count                   = 2
  source_policy_documents = count.index == 0 ? [data.aws_iam_policy_document.first.json] : [data.aws_iam_policy_document.first.json, data.aws_iam_policy_document.other.json]
  statement {
    sid       = "Own${count.index}"
    effect    = count.index == 0 ? null : "Deny"
    actions   = ["sqs:*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "other" {
  statement {
    sid           = "B"
    not_actions   = ["iam:*"]
    not_resources = ["arn:aws:s3:::x"]
    not_principals {
      type        = "AWS"
      identifiers = ["b", "a"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:x"
      values   = ["2", "1"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:y"
      values   = ["only"]
    }
  }
}
data "aws_arn" "parsed" {
  arn = "arn:aws:s3:::bucket/key"
}
data "aws_region" "r" {}
data "aws_partition" "p" {}
data "aws_service_principal" "s" {
  service_name = "ec2"
}
resource "terraform_data" "t" {
  input = {
    second   = data.aws_iam_policy_document.second[*].json
    arn      = [data.aws_arn.parsed.service, data.aws_arn.parsed.resource, data.aws_arn.parsed.account]
    region   = data.aws_region.r.name
    suffix   = data.aws_partition.p.dns_suffix
    named    = data.aws_service_principal.s.name
    hash     = md5(data.aws_iam_policy_document.first.json)
  }
}
