resource "aws_s3_bucket" "b" {
  for_each = { logs = true, data = false }
  bucket   = "acme-${each.key}"
}
data "aws_iam_policy_document" "base" {
  for_each  = aws_s3_bucket.b
  policy_id = each.key
  statement {
    sid       = "Base"
    actions   = ["s3:GetObject", "s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::${each.value.bucket}", "arn:aws:s3:::${each.value.bucket}/*"]
    dynamic "principals" {
      for_each = { AWS = ["111122223333", "arn:aws:iam::444455556666:root"], Service = ["logging.s3.amazonaws.com"] }
      content {
        type        = principals.key
        identifiers = principals.value
      }
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111122223333"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["&{aws:username}", "b"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents = [for d in data.aws_iam_policy_document.base : replace(d.json, "Base", "Base${length(d.json)}")]
  override_policy_documents = [jsonencode({ Statement = [{ Sid = "Extra", Effect = "Deny", Principal = "*", Action = ["s3:*"], Resource = "*" }] })]
  statement {
    sid           = "Extra"
    not_actions   = ["s3:Get*"]
    not_resources = ["arn:aws:s3:::x"]
    not_principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "unknown" {
  statement {
    actions   = ["s3:*"]
    resources = values(aws_s3_bucket.b)[*].arn
  }
}
resource "aws_s3_bucket_policy" "b" {
  for_each = data.aws_iam_policy_document.base
  bucket   = aws_s3_bucket.b[each.key].id
  policy   = each.value.json
}
resource "aws_iam_policy" "all" {
  name   = "all"
  policy = data.aws_iam_policy_document.all.minified_json
}
resource "aws_iam_policy" "unknown" {
  name   = "unknown"
  policy = data.aws_iam_policy_document.unknown.json
}
resource "terraform_data" "t" {
  input = {
    id    = { for k, d in data.aws_iam_policy_document.base : k => d.policy_id }
    sid   = jsondecode(data.aws_iam_policy_document.base["logs"].json).Statement[0].Sid
    conds = keys(jsondecode(data.aws_iam_policy_document.base["logs"].json).Statement[0].Condition)
    n     = length(jsondecode(data.aws_iam_policy_document.all.json).Statement)
    v     = data.aws_iam_policy_document.all.version
  }
}
