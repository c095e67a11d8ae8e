data "aws_caller_identity" "me" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}
variable "keys" {
  default = {
    logs = { services = ["logs.us-east-1.amazonaws.com"], users = [] }
    data = { services = [], users = ["app", "etl"] }
  }
}
data "aws_iam_policy_document" "key" {
  for_each = var.keys
  statement {
    sid       = "Root"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.services) > 0 ? [each.value.services] : []
    content {
      actions   = ["kms:Encrypt*", "kms:Decrypt*"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = statement.value
      }
      condition {
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:*:*:*"]
      }
    }
  }
  dynamic "statement" {
    for_each = toset(each.value.users)
    content {
      sid       = "Use${title(statement.key)}"
      actions   = formatlist("kms:%s", ["Decrypt", "GenerateDataKey"])
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = ["arn:aws:iam::444455556666:role/${statement.value}"]
      }
    }
  }
}
resource "aws_kms_key" "k" {
  for_each            = var.keys
  description         = "for ${each.key}"
  enable_key_rotation = each.key != "logs"
  policy              = data.aws_iam_policy_document.key[each.key].json
}
resource "aws_kms_alias" "k" {
  for_each      = aws_kms_key.k
  name          = "alias/${each.key}"
  target_key_id = each.value.key_id
}
resource "aws_cloudwatch_log_group" "l" {
  name       = "/app"
  kms_key_id = aws_kms_key.k["logs"].arn
}
resource "aws_kms_grant" "g" {
  for_each          = { for user in var.keys.data.users : user => aws_kms_key.k["data"] }
  key_id            = each.value.key_id
  grantee_principal = "arn:aws:iam::444455556666:role/${each.key}"
  operations        = ["Decrypt"]
  constraints {
    encryption_context_equals = { user = each.key }
  }
}
