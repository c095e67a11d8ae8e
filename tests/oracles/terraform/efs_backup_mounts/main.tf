variable "zones" {
  default = ["a", "b", "c"]
}
resource "aws_efs_file_system" "f" {
  count            = 2
  creation_token   = "fs-${count.index}"
  encrypted        = count.index == 0
  throughput_mode  = count.index == 0 ? "elastic" : "bursting"
  dynamic "lifecycle_policy" {
    for_each = count.index == 0 ? ["AFTER_30_DAYS"] : []
    content {
      transition_to_ia = lifecycle_policy.value
    }
  }
}
resource "aws_efs_mount_target" "m" {
  count           = length(aws_efs_file_system.f) * length(var.zones)
  file_system_id  = aws_efs_file_system.f[floor(count.index / length(var.zones))].id
  subnet_id       = "subnet-${element(var.zones, count.index)}"
  security_groups = ["sg-${count.index % 3}"]
}
resource "aws_efs_access_point" "p" {
  for_each       = { for pair in setproduct(range(2), ["home", "tmp"]) : "${pair[0]}-${pair[1]}" => pair }
  file_system_id = aws_efs_file_system.f[each.value[0]].id
  posix_user {
    uid = 1000 + index(["home", "tmp"], each.value[1])
    gid = 1000
  }
  root_directory {
    path = "/${each.value[1]}"
    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = format("%04o", 493)
    }
  }
}
resource "aws_backup_plan" "b" {
  name = "b"
  dynamic "rule" {
    for_each = { daily = { keep = 7, hour = 1 }, weekly = { keep = 60, hour = 2, cold = 30 } }
    content {
      rule_name         = rule.key
      target_vault_name = "vault"
      schedule          = "cron(0 ${rule.value.hour} ? * ${rule.key == "weekly" ? "SUN" : "*"} *)"
      lifecycle {
        delete_after       = rule.value.keep + (can(rule.value.cold) ? 90 : 0)
        cold_storage_after = try(rule.value.cold, null)
      }
    }
  }
}
