variable "plans" {
  type = map(object({
    schedule  = string
    delete    = optional(number, 35)
    cold      = optional(number)
    vault     = optional(string, "main")
    copies    = optional(map(number), {})
    selectors = optional(list(object({ key = string, value = string, type = optional(string, "STRINGEQUALS") })), [{ key = "Backup", value = "daily" }])
  }))
  default = {
    daily   = { schedule = "cron(0 3 * * ? *)" }
    monthly = { schedule = "cron(0 4 1 * ? *)", delete = 365 * 7, cold = 30, vault = "archive", copies = { dr = 90, vault = 400 }, selectors = [{ key = "Backup", value = "monthly" }, { key = "Tier", value = 1 }] }
  }
}
locals {
  vaults     = toset(concat(values(var.plans)[*].vault, flatten([for p in var.plans : keys(p.copies)])))
  selections = { for s in flatten([for name, plan in var.plans : [for i, sel in plan.selectors : merge(sel, { plan = name, id = "${name}-${i}" })]]) : s.id => s }
}
resource "aws_backup_vault" "this" {
  for_each    = local.vaults
  name        = each.key
  kms_key_arn = each.key == "archive" ? aws_kms_key.archive.arn : null
}
resource "aws_kms_key" "archive" {
  enable_key_rotation     = "true"
  deletion_window_in_days = "14"
}
resource "aws_backup_plan" "this" {
  for_each = var.plans
  name     = each.key
  rule {
    rule_name         = "${each.key}-rule"
    target_vault_name = aws_backup_vault.this[each.value.vault].name
    schedule          = each.value.schedule
    lifecycle {
      cold_storage_after = each.value.cold
      delete_after       = each.value.delete
    }
    dynamic "copy_action" {
      for_each = each.value.copies
      content {
        destination_vault_arn = aws_backup_vault.this[copy_action.key].arn
        lifecycle {
          delete_after = copy_action.value
        }
      }
    }
    recovery_point_tags = { Plan = each.key, Days = each.value.delete }
  }
}
resource "aws_backup_selection" "this" {
  for_each     = local.selections
  name         = each.key
  plan_id      = aws_backup_plan.this[each.value.plan].id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  selection_tag {
    type  = each.value.type
    key   = each.value.key
    value = each.value.value
  }
}
resource "aws_ssm_parameter" "summary" {
  name  = "/backup/summary"
  type  = "String"
  value = join("; ", [for name, plan in aws_backup_plan.this : "${name}=${one(plan.rule).schedule}/${one(one(plan.rule).lifecycle).delete_after}"])
}
resource "aws_ssm_parameter" "key" {
  name  = "/backup/key"
  type  = "String"
  value = jsonencode({ rotate = aws_kms_key.archive.enable_key_rotation, days = aws_kms_key.archive.deletion_window_in_days })
}
