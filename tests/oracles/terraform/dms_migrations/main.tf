variable "migrations" {
  type = map(object({
    source = object({ engine = string, host = string, port = optional(number), db = string })
    target = object({ engine = string, host = string, port = optional(number), db = string, extra = optional(map(string), {}) })
    type   = optional(string, "full-load-and-cdc")
    tables = optional(map(list(string)), { "%" = ["%"] })
    start  = optional(bool)
  }))
  default = {
    orders = {
      source = { engine = "oracle", host = "ora.corp", db = "ORCL" }
      target = { engine = "aurora-postgresql", host = "pg.corp", port = "5433", db = "orders" }
      tables = { SALES = ["ORDERS", "LINES"], REF = ["%"] }
      start  = true
    }
    users = {
      source = { engine = "mysql", host = "my.corp", db = "users" }
      target = { engine = "aurora-postgresql", host = "pg.corp", db = "users", extra = { afterConnectScript = "SET x", executeTimeout = 180 } }
      type   = "full-load"
    }
  }
}

variable "passwords" {
  type      = map(string)
  sensitive = true
  default   = { oracle = "o", mysql = "m", aurora-postgresql = "a" }
}

locals {
  ports = { oracle = 1521, mysql = 3306, aurora-postgresql = 5432 }
  endpoints = merge([for name, m in var.migrations : {
    for side in ["source", "target"] : "${name}-${side}" => merge(
      { extra = {} }, { source = m.source, target = m.target }[side], { side = side }
    )
  }]...)
}

resource "aws_dms_replication_subnet_group" "this" {
  replication_subnet_group_id          = "migrations"
  replication_subnet_group_description = "Subnets of migrations"
  subnet_ids                           = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_dms_replication_instance" "this" {
  replication_instance_id      = "migrations"
  replication_instance_class   = length(var.migrations) > 5 ? "dms.r5.large" : "dms.t3.medium"
  allocated_storage            = 50 * length(var.migrations)
  multi_az                     = false
  publicly_accessible          = false
  auto_minor_version_upgrade   = true
  replication_subnet_group_id  = aws_dms_replication_subnet_group.this.id
  vpc_security_group_ids       = ["sg-0123456789abcdef0"]
  preferred_maintenance_window = "sun:10:30-sun:14:30"
}

resource "aws_dms_endpoint" "this" {
  for_each                    = local.endpoints
  endpoint_id                 = each.key
  endpoint_type               = each.value.side
  engine_name                 = each.value.engine
  server_name                 = each.value.host
  port                        = coalesce(each.value.port, local.ports[each.value.engine])
  database_name               = each.value.db
  username                    = "dms_${each.value.side}"
  password                    = var.passwords[each.value.engine]
  ssl_mode                    = each.value.engine == "oracle" ? "none" : "require"
  extra_connection_attributes = join(";", [for k, v in each.value.extra : "${k}=${v}"])
}

resource "aws_dms_replication_task" "this" {
  for_each                 = var.migrations
  replication_task_id      = each.key
  migration_type           = each.value.type
  replication_instance_arn = aws_dms_replication_instance.this.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.this["${each.key}-source"].endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.this["${each.key}-target"].endpoint_arn
  start_replication_task   = each.value.start
  table_mappings = jsonencode({
    rules = [for i, t in flatten([for s, ts in each.value.tables : [for t in ts : { schema = s, table = t }]]) : {
      "rule-type"      = "selection"
      "rule-id"        = tostring(i + 1)
      "rule-name"      = "${i + 1}"
      "object-locator" = { "schema-name" = t.schema, "table-name" = t.table }
      "rule-action"    = "include"
    }]
  })
  replication_task_settings = templatefile("${path.module}/settings.json.tftpl", {
    lob   = each.value.source.engine == "oracle"
    tasks = length(each.value.tables)
  })
  tags = { Engine = each.value.source.engine }
}

resource "aws_dms_event_subscription" "failures" {
  name             = "migrations"
  enabled          = true
  source_type      = "replication-task"
  source_ids       = [for t in aws_dms_replication_task.this : t.replication_task_id]
  event_categories = ["failure", "configuration change"]
  sns_topic_arn    = aws_sns_topic.failures.arn
}

resource "aws_sns_topic" "failures" {
  name              = "dms-failures"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_cloudwatch_metric_alarm" "lag" {
  for_each            = { for k, t in aws_dms_replication_task.this : k => t if t.migration_type != "full-load" }
  alarm_name          = "dms-lag-${each.value.replication_task_id}"
  namespace           = "AWS/DMS"
  metric_name         = "CDCLatencySource"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300
  period              = 60
  evaluation_periods  = 5
  dimensions = {
    ReplicationInstanceIdentifier = aws_dms_replication_instance.this.replication_instance_id
    ReplicationTaskIdentifier     = each.key
  }
  alarm_actions = [aws_sns_topic.failures.arn]
}
