variable "statements" {
  type = list(object({
    sid       = optional(string)
    effect    = optional(string, "Allow")
    actions   = list(string)
    resources = optional(list(string), ["*"])
    when      = optional(map(map(list(string))), {})
    who       = optional(map(list(string)), {})
  }))
  default = [
    { sid = "Read", actions = ["s3:GetObject", "s3:ListBucket"], resources = ["arn:aws:s3:::b/*", "arn:aws:s3:::b"] },
    { effect = "Deny", actions = ["*"], when = { Bool = { "aws:SecureTransport" = ["false"] } }, who = { AWS = ["*"] } },
    {
      sid     = "Two"
      actions = ["sts:AssumeRole"]
      when = {
        StringEquals = { "aws:PrincipalOrgID" = ["o-1"], "sts:ExternalId" = ["x", "y"] }
        IpAddress    = { "aws:SourceIp" = ["10.0.0.0/8"] }
      }
      who = { Service = ["ec2.amazonaws.com", "lambda.amazonaws.com"], AWS = ["arn:aws:iam::111122223333:root"] }
    },
  ]
}
data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = var.statements
    content {
      sid       = statement.value.sid
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources
      dynamic "principals" {
        for_each = statement.value.who
        content {
          type        = principals.key
          identifiers = principals.value
        }
      }
      dynamic "condition" {
        for_each = flatten([for test, by in statement.value.when : [for variable, values in by : { test = test, variable = variable, values = values }]])
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}
data "aws_iam_policy_document" "extra" {
  source_policy_documents = [data.aws_iam_policy_document.d.json, jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Own", Effect = "Allow", Action = "kms:*", Resource = "*" }]
  })]
  override_policy_documents = [jsonencode({ Statement = [{ Sid = "Read", Effect = "Deny", Action = ["s3:*"], Resource = "*" }] })]
  statement {
    sid         = "Last"
    not_actions = ["iam:*"]
    resources   = ["*"]
  }
}
resource "aws_iam_policy" "p" {
  for_each = { plain = data.aws_iam_policy_document.d.json, merged = data.aws_iam_policy_document.extra.json }
  name     = each.key
  policy   = each.value
}
resource "terraform_data" "read" {
  input = {
    sids    = [for statement in jsondecode(data.aws_iam_policy_document.extra.json).Statement : lookup(statement, "Sid", "none")]
    minimal = length(data.aws_iam_policy_document.d.minified_json) < length(data.aws_iam_policy_document.d.json)
    version = jsondecode(data.aws_iam_policy_document.d.json)["Version"]
  }
}
