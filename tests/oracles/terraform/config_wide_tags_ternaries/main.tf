variable "env" {
  type    = string
  default = "stage"
  validation {
    condition     = contains(["dev", "stage", "prod"], var.env)
    error_message = "env"
  }
}
locals {
  is_prod = var.env == "prod"
  sizes   = { dev = "t3.micro", stage = "t3.small" }
  tags    = { for k, v in { env = var.env, prod = local.is_prod, empty = "", gone = null } : title(k) => v if v != null && v != "" }
  retain  = lookup({ prod = 365, stage = 30 }, var.env, 7)
}
resource "aws_db_instance" "db" {
  count                               = local.is_prod ? 2 : 1
  identifier                          = "db-${var.env}-${count.index}"
  allocated_storage                   = local.is_prod ? 100 : 20
  max_allocated_storage               = local.is_prod ? 1000 : null
  engine                              = "postgres"
  engine_version                      = "16.3"
  instance_class                      = "db.${try(local.sizes[var.env], "r6g.large")}"
  username                            = "root"
  manage_master_user_password         = local.is_prod ? null : true
  storage_encrypted                   = local.is_prod || var.env == "stage"
  multi_az                            = count.index == 0 && local.is_prod
  backup_retention_period             = ceil(local.retain / 12)
  deletion_protection                 = !contains(["dev", "stage"], var.env)
  skip_final_snapshot                 = local.is_prod == false
  final_snapshot_identifier           = local.is_prod ? "final-${count.index}" : null
  enabled_cloudwatch_logs_exports     = concat(["postgresql"], local.is_prod ? ["upgrade"] : [])
  iam_database_authentication_enabled = tobool("true")
  tags                                = merge(local.tags, count.index == 0 ? { Role = "primary" } : { Role = "replica" })
}
resource "aws_cloudwatch_log_group" "l" {
  for_each          = toset(formatlist("/db/%s/%s", var.env, ["error", "slow"]))
  name              = each.value
  retention_in_days = local.retain
  tags              = local.tags
}
resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each            = { for i, d in aws_db_instance.db : d.identifier => { i = i, id = d.id, limit = i == 0 ? 80 : 90 } }
  alarm_name          = "cpu-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = each.value.i + 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/RDS"
  period              = "60"
  statistic           = "Average"
  threshold           = each.value.limit
  dimensions          = { DBInstanceIdentifier = each.value.id }
  treat_missing_data  = local.is_prod ? "breaching" : "missing"
}
