# stands for terraform-aws-modules/kms/aws, which the cluster calls
variable "create" {
  type    = bool
  default = true
}
variable "description" {
  type    = string
  default = null
}
variable "key_usage" {
  type    = string
  default = null
}
variable "deletion_window_in_days" {
  type    = number
  default = null
}
variable "enable_key_rotation" {
  type    = bool
  default = true
}
variable "rotation_period_in_days" {
  type    = number
  default = null
}
variable "enable_default_policy" {
  type    = bool
  default = true
}
variable "key_owners" {
  type    = list(string)
  default = []
}
variable "key_administrators" {
  type    = list(string)
  default = []
}
variable "key_users" {
  type    = list(string)
  default = []
}
variable "key_service_users" {
  type    = list(string)
  default = []
}
variable "source_policy_documents" {
  type    = list(string)
  default = []
}
variable "override_policy_documents" {
  type    = list(string)
  default = []
}
variable "aliases" {
  type    = list(string)
  default = []
}
variable "computed_aliases" {
  type    = any
  default = {}
}
variable "tags" {
  type    = map(string)
  default = {}
}

data "aws_iam_policy_document" "this" {
  count                     = var.create ? 1 : 0
  source_policy_documents   = var.source_policy_documents
  override_policy_documents = var.override_policy_documents

  dynamic "statement" {
    for_each = length(var.key_administrators) > 0 ? [1] : []
    content {
      sid       = "KeyAdministration"
      actions   = ["kms:Create*", "kms:Describe*", "kms:Put*", "kms:ScheduleKeyDeletion"]
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = var.key_administrators
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.key_users) > 0 ? [1] : []
    content {
      sid       = "KeyUsage"
      actions   = ["kms:Encrypt", "kms:Decrypt"]
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = var.key_users
      }
    }
  }
}

resource "aws_kms_key" "this" {
  count                   = var.create ? 1 : 0
  description             = var.description
  key_usage               = var.key_usage
  deletion_window_in_days = var.deletion_window_in_days
  enable_key_rotation     = var.enable_key_rotation
  rotation_period_in_days = var.rotation_period_in_days
  policy                  = coalesce(data.aws_iam_policy_document.this[0].json)
  tags                    = var.tags
}

resource "aws_kms_alias" "this" {
  for_each      = { for key, value in merge({ for alias in toset(var.aliases) : alias => { name = alias } }, var.computed_aliases) : key => value if var.create }
  name          = "alias/${each.value.name}"
  target_key_id = aws_kms_key.this[0].key_id
}

output "key_arn" {
  value = try(aws_kms_key.this[0].arn, null)
}
output "key_id" {
  value = try(aws_kms_key.this[0].key_id, null)
}
output "key_policy" {
  value = try(aws_kms_key.this[0].policy, null)
}
