variable "keys" {
  type = map(object({ admins = list(string), users = optional(list(string), []), services = optional(set(string), []), multi = optional(bool) }))
  default = {
    data   = { admins = ["ops"], users = ["app", "etl"], services = ["logs", "sns"] }
    backup = { admins = ["ops", "dr"], multi = true }
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
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
  dynamic "statement" {
    for_each = { Admin = each.value.admins, Use = each.value.users }
    iterator = s
    content {
      sid       = s.key
      actions   = s.key == "Admin" ? ["kms:Create*", "kms:Describe*", "kms:Put*"] : ["kms:Encrypt", "kms:Decrypt"]
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = [for r in s.value : "arn:aws:iam::111122223333:role/${r}"]
      }
    }
  }
  dynamic "statement" {
    for_each = each.value.services
    content {
      sid       = "Service${title(statement.key)}"
      actions   = ["kms:GenerateDataKey*"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = ["${statement.value}.amazonaws.com"]
      }
      condition {
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:${statement.value}:arn"
        values   = ["arn:aws:${statement.value}:us-east-1:111122223333:*"]
      }
    }
  }
}
resource "aws_kms_key" "this" {
  for_each                = var.keys
  description             = "Key of ${each.key}"
  policy                  = data.aws_iam_policy_document.key[each.key].json
  enable_key_rotation     = each.value.multi == null
  rotation_period_in_days = each.value.multi == null ? 180 : null
  multi_region            = each.value.multi
}
resource "aws_kms_alias" "this" {
  for_each      = aws_kms_key.this
  name          = "alias/${each.key}${each.value.multi_region == true ? "-mr" : ""}"
  target_key_id = each.value.key_id
}
resource "aws_kms_grant" "etl" {
  name              = "etl"
  key_id            = aws_kms_key.this["data"].key_id
  grantee_principal = "arn:aws:iam::111122223333:role/etl"
  operations        = ["Encrypt", "Decrypt", "GenerateDataKey"]
  constraints {
    encryption_context_equals = { Department = "finance", Level = 2 }
  }
}
resource "aws_secretsmanager_secret" "this" {
  for_each   = { for pair in setproduct(["db", "api"], ["dev", "prod"]) : join("/", reverse(pair)) => { kind = pair[0], env = pair[1] } }
  name       = each.key
  kms_key_id = aws_kms_alias.this["data"].name
  tags       = each.value
}
resource "aws_secretsmanager_secret_version" "this" {
  for_each  = { for k, s in aws_secretsmanager_secret.this : k => s if s.tags.kind == "db" }
  secret_id = each.value.id
  secret_string = jsonencode({
    username = "app"
    password = sensitive("p-${each.key}")
    host     = "${each.value.tags["env"]}.db.example.com"
  })
}
resource "aws_secretsmanager_secret_rotation" "this" {
  for_each            = { for k, s in aws_secretsmanager_secret.this : k => s.id if startswith(k, "prod/") }
  secret_id           = each.value
  rotation_lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}
resource "aws_secretsmanager_secret_policy" "this" {
  for_each   = aws_secretsmanager_secret_rotation.this
  secret_arn = each.value.secret_id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Principal = "*", Action = "secretsmanager:*", Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-1" } } }]
  })
}
resource "aws_ssm_parameter" "kms" {
  for_each = aws_kms_key.this
  name     = "/kms/${each.key}"
  type     = "String"
  value    = jsonencode({ rotate = each.value.enable_key_rotation, usage = each.value.key_usage, days = each.value.deletion_window_in_days, spec = each.value.customer_master_key_spec, enabled = each.value.is_enabled })
}
