variable "statements" {
  type = list(object({
    effect    = optional(string, "Allow")
    actions   = list(string)
    resources = optional(list(string), ["*"])
    services  = optional(list(string), [])
    conditions = optional(map(object({ test = string, values = list(string) })), {})
  }))
  default = [
    { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
    { effect = "Deny", actions = ["s3:*"], services = ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
    { actions = ["kms:Decrypt"], conditions = { "aws:SourceVpc" = { test = "StringEquals", values = ["vpc-1"] } } },
  ]
}
data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.statements
    content {
      sid       = "S${statement.key}"
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources
      dynamic "principals" {
        for_each = length(statement.value.services) > 0 ? [statement.value.services] : []
        content {
          type        = "Service"
          identifiers = principals.value
        }
      }
      dynamic "condition" {
        for_each = statement.value.conditions
        content {
          test     = condition.value.test
          variable = condition.key
          values   = condition.value.values
        }
      }
    }
  }
}
resource "aws_s3_bucket_policy" "this" {
  bucket = "acme"
  policy = data.aws_iam_policy_document.this.json
}
