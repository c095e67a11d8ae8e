variable "name" { type = string }
variable "os" { type = string }
variable "schedule" { type = string }
variable "approval" {
  type = object({
    days     = number
    products = set(string)
    filters  = optional(map(list(string)), {})
  })
}
variable "rejected" {
  type     = list(string)
  default  = []
  nullable = false
}
variable "hours" {
  type = object({ duration = optional(number, 4), cutoff = optional(number, 1) })
  default = {}
}

locals {
  groups = toset([var.name, "${var.name}-canary"])
  tasks = {
    scan    = { operation = "Scan", priority = 1, rate = 100 }
    install = { operation = "Install", priority = 2, rate = 25, reboot = "RebootIfNeeded" }
  }
}

resource "aws_ssm_patch_baseline" "this" {
  name             = "${var.name}-baseline"
  operating_system = var.os
  rejected_patches = var.rejected
  rejected_patches_action = length(var.rejected) > 0 ? "BLOCK" : null
  approval_rule {
    approve_after_days = var.approval.days
    compliance_level   = "HIGH"
    patch_filter {
      key    = "PRODUCT"
      values = var.approval.products
    }
    dynamic "patch_filter" {
      for_each = var.approval.filters
      content {
        key    = patch_filter.key
        values = patch_filter.value
      }
    }
  }
  global_filter {
    key    = "PRODUCT"
    values = sort(var.approval.products)
  }
}

resource "aws_ssm_patch_group" "this" {
  for_each    = local.groups
  baseline_id = aws_ssm_patch_baseline.this.id
  patch_group = each.value
}

resource "aws_ssm_maintenance_window" "this" {
  name              = var.name
  schedule          = var.schedule
  schedule_timezone = "Etc/UTC"
  duration          = var.hours.duration
  cutoff            = var.hours.cutoff
}

resource "aws_ssm_maintenance_window_target" "this" {
  for_each      = aws_ssm_patch_group.this
  window_id     = aws_ssm_maintenance_window.this.id
  name          = each.value.patch_group
  resource_type = "INSTANCE"
  targets {
    key    = "tag:Patch"
    values = [each.key]
  }
}

resource "aws_ssm_maintenance_window_task" "this" {
  for_each        = local.tasks
  name            = "${var.name}-${each.key}"
  window_id       = aws_ssm_maintenance_window.this.id
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-RunPatchBaseline"
  priority        = each.value.priority
  max_concurrency = "${each.value.rate}%"
  max_errors      = "5"
  targets {
    key    = "WindowTargetIds"
    values = [for t in aws_ssm_maintenance_window_target.this : t.id]
  }
  task_invocation_parameters {
    run_command_parameters {
      timeout_seconds = 600
      dynamic "parameter" {
        for_each = merge({ Operation = each.value.operation }, can(each.value.reboot) ? { RebootOption = each.value.reboot } : {})
        content {
          name   = parameter.key
          values = [parameter.value]
        }
      }
      dynamic "cloudwatch_config" {
        for_each = each.key == "install" ? [{ on = true }] : []
        content {
          cloudwatch_output_enabled = cloudwatch_config.value.on
          cloudwatch_log_group_name = "/ssm/${var.name}"
        }
      }
    }
  }
}

output "baseline" { value = aws_ssm_patch_baseline.this.id }
output "os" { value = aws_ssm_patch_baseline.this.operating_system }
output "group" { value = tolist(local.groups)[0] }
