data "aws_iam_policy_document" "empty" {}
data "aws_iam_policy_document" "blanks" {
  statement {
    sid       = ""
    actions   = []
    resources = ["*"]
  }
  statement {
    effect      = "Allow"
    not_actions = ["b", "a", "b"]
    resources   = ["z", "a"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    principals {
      type        = "Service"
      identifiers = ["b.amazonaws.com", "a.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["home/&{aws:username}/*", "", "home/"]
    }
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["other/"]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:max-keys"
      values   = [10]
    }
  }
}
data "aws_iam_policy_document" "all_principals" {
  policy_id = "pid"
  version   = "2012-10-17"
  statement {
    sid           = "Everyone"
    actions       = ["s3:Get*"]
    not_resources = ["arn:aws:s3:::b/$${aws:username}"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    not_principals {
      type        = "Federated"
      identifiers = ["x", "y"]
    }
  }
}
data "aws_iam_policy_document" "merged" {
  source_policy_documents = [
    data.aws_iam_policy_document.all_principals.json,
    data.aws_iam_policy_document.blanks.json,
    "",
  ]
  override_policy_documents = [
    jsonencode({ Version = "2008-10-17", Id = "over", Statement = [{ Sid = "Everyone", Effect = "Deny", Action = "s3:PutObject", Resource = "*", Principal = "*" }, { Effect = "Allow", Action = ["x:y"], Resource = ["*"] }] }),
  ]
  statement {
    sid       = "Own"
    actions   = ["own:Do"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" {
  for_each = {
    blanks = data.aws_iam_policy_document.blanks
    all    = data.aws_iam_policy_document.all_principals
    merged = data.aws_iam_policy_document.merged
  }
  name        = each.key
  policy      = each.value.json
  description = sha1(each.value.minified_json)
}
resource "terraform_data" "empty" {
  input = [data.aws_iam_policy_document.empty.json, data.aws_iam_policy_document.empty.minified_json, data.aws_iam_policy_document.merged.policy_id, length(data.aws_iam_policy_document.all_principals.statement)]
}
