provider "aws" {
  region = "us-east-1"
}
data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

variable "keys" {
  type = map(object({
    description    = optional(string)
    administrators = optional(list(string), [])
    users          = optional(list(string), [])
    services       = optional(map(list(string)), {})
    rotation       = optional(bool, true)
    window         = optional(number, 30)
    aliases        = optional(set(string))
    grants         = optional(bool, false)
  }))
  default = {
    data = {
      administrators = ["role/admin"]
      users          = ["role/app", "user/ops"]
      aliases        = ["data", "legacy/data"]
      grants         = true
    }
    logs = {
      description = "Logs of everything"
      services    = { logs = ["kms:Encrypt*", "kms:Decrypt*"], cloudtrail = ["kms:GenerateDataKey*"] }
      window      = 7
    }
    signing = { rotation = false, users = [] }
  }
}

locals {
  account = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}"
  aliases = merge([for name, key in var.keys : { for alias in coalesce(key.aliases, [name]) : alias => name }]...)
}

data "aws_iam_policy_document" "key" {
  for_each  = var.keys
  policy_id = "key-${each.key}"

  statement {
    sid       = "Root"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["${local.account}:root"]
    }
  }

  dynamic "statement" {
    for_each = length(each.value.administrators) > 0 ? [each.value.administrators] : []
    content {
      sid       = "Administer"
      actions   = [for verb in ["Create", "Describe", "Enable", "List", "Put", "Update", "Revoke", "Disable", "Delete", "ScheduleKeyDeletion", "CancelKeyDeletion"] : endswith(verb, "Deletion") ? "kms:${verb}" : "kms:${verb}*"]
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = [for who in statement.value : "${local.account}:${who}"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(each.value.users) == 0 ? {} : merge(
      { Use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"] },
      each.value.grants ? { Grant = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"] } : {},
    )
    content {
      sid       = statement.key
      actions   = statement.value
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = formatlist("%s:%s", local.account, each.value.users)
      }
      dynamic "condition" {
        for_each = statement.key == "Grant" ? [true] : []
        content {
          test     = "Bool"
          variable = "kms:GrantIsForAWSResource"
          values   = [tostring(condition.value)]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = each.value.services
    iterator = service
    content {
      sid       = "Service${title(service.key)}"
      actions   = service.value
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = service.key == "logs" ? ["logs.${data.aws_region.current.name}.amazonaws.com"] : ["${service.key}.amazonaws.com"]
      }
    }
  }
}

resource "aws_kms_key" "this" {
  for_each                = var.keys
  description             = coalesce(each.value.description, "Key ${each.key}")
  enable_key_rotation     = each.value.rotation
  deletion_window_in_days = each.value.window
  policy                  = data.aws_iam_policy_document.key[each.key].json
  key_usage               = each.value.rotation ? null : "SIGN_VERIFY"
  customer_master_key_spec = each.value.rotation ? "SYMMETRIC_DEFAULT" : "ECC_NIST_P256"
}

resource "aws_kms_alias" "this" {
  for_each      = local.aliases
  name          = "alias/${each.key}"
  target_key_id = aws_kms_key.this[each.value].key_id
}

resource "aws_cloudwatch_log_group" "sealed" {
  count      = contains(keys(var.keys), "logs") ? 2 : 0
  name       = "sealed-${count.index}"
  kms_key_id = one([for name, key in aws_kms_key.this : key.arn if name == "logs"])
  tags       = { Rotation = aws_kms_key.this["logs"].enable_key_rotation, Description = aws_kms_key.this["logs"].description }
}
