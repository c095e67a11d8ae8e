data "aws_iam_policy_document" "one" {
  statement {
    sid       = "Same"
    actions   = ["a:One"]
    resources = ["*"]
  }
  statement {
    actions   = ["a:NoSid"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "two" {
  statement {
    sid       = "Two"
    actions   = ["b:Two", "b:One", "b:One"]
    resources = ["arn:aws:s3:::b", "arn:aws:s3:::a"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "222233334444"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["333344445555"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["b", "a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:y"
      values   = ["one"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["c"]
    }
    condition {
      test     = "ArnLike"
      variable = "aws:x"
      values   = []
    }
  }
}
data "aws_iam_policy_document" "merged" {
  source_policy_documents   = [data.aws_iam_policy_document.one.json, data.aws_iam_policy_document.two.json]
  override_policy_documents = [data.aws_iam_policy_document.over.json, ""]
  statement {
    sid       = "Same2"
    actions   = ["c:Three"]
    resources = ["*"]
  }
  statement {
    sid       = "Over"
    actions   = ["c:Four"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "over" {
  version = "2008-10-17"
  statement {
    sid         = "Two"
    effect      = "Deny"
    not_actions = ["z:*"]
    not_resources = ["arn:aws:s3:::users/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
  statement {
    sid       = "Over"
    actions   = ["over:*"]
    resources = ["*"]
  }
  statement {
    actions   = ["over:NoSid"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "empty" {}
data "aws_iam_policy_document" "null_lists" {
  source_policy_documents = null
  statement {
    actions   = toset(["s3:B", "s3:A"])
    resources = [for x in ["q", "p"] : "arn:aws:s3:::${x}"]
    effect    = null
    sid       = ""
  }
}
resource "terraform_data" "j" {
  input = {
    one    = data.aws_iam_policy_document.one.json
    two    = data.aws_iam_policy_document.two.minified_json
    merged = data.aws_iam_policy_document.merged.json
    over   = jsondecode(data.aws_iam_policy_document.over.json).Version
    empty  = data.aws_iam_policy_document.empty.json
    nulls  = data.aws_iam_policy_document.null_lists.json
    count  = length(data.aws_iam_policy_document.merged.statement)
    sids   = jsondecode(data.aws_iam_policy_document.merged.json).Statement[*].Effect
  }
}
