variable "env" {
  type = string
  validation {
    condition     = contains(["dev", "prod"], var.env)
    error_message = "env must be dev or prod"
  }
}

variable "things" {
  type = list(object({ type = string, names = list(string), attributes = optional(map(string), {}) }))
}

locals {
  is_prod = var.env == "prod"
  things  = { for t in flatten([for g in var.things : [for n in g.names : { name = n, type = g.type, attributes = g.attributes }]]) : t.name => t }
  topics  = ["telemetry", "alerts"]
  users   = { admin = { groups = ["admin"], console = true }, app = { groups = [] } }
}

resource "aws_mq_configuration" "this" {
  count          = local.is_prod ? 1 : 0
  name           = "broker"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
  data           = <<-XML
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <broker xmlns="http://activemq.apache.org/schema/core">
      <plugins>
    %{for t in local.topics}
        <topic name="${t}"/>
    %{endfor}
      </plugins>
    </broker>
  XML
}

resource "aws_mq_broker" "this" {
  broker_name                = "main-${var.env}"
  engine_type                = local.is_prod ? "ActiveMQ" : "RabbitMQ"
  engine_version             = local.is_prod ? "5.18" : "3.13"
  host_instance_type         = local.is_prod ? "mq.m5.large" : "mq.t3.micro"
  deployment_mode            = local.is_prod ? "ACTIVE_STANDBY_MULTI_AZ" : "SINGLE_INSTANCE"
  auto_minor_version_upgrade = true
  publicly_accessible        = false
  subnet_ids                 = slice(["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], 0, local.is_prod ? 2 : 1)
  security_groups            = local.is_prod ? ["sg-0123456789abcdef0"] : null
  dynamic "configuration" {
    for_each = aws_mq_configuration.this
    content {
      id       = configuration.value.id
      revision = configuration.value.latest_revision
    }
  }
  dynamic "user" {
    for_each = local.users
    content {
      username       = user.key
      password       = "correct-horse-${user.key}"
      groups         = try(user.value.groups, null)
      console_access = try(user.value.console, null)
    }
  }
  logs {
    general = true
    audit   = local.is_prod ? true : null
  }
  maintenance_window_start_time {
    day_of_week = "MONDAY"
    time_of_day = "03:00"
    time_zone   = "UTC"
  }
}

resource "aws_iot_thing_type" "this" {
  for_each = toset(var.things[*].type)
  name     = each.key
  properties {
    description           = "Things of type ${each.key}"
    searchable_attributes = slice(concat(keys(one([for t in var.things : t.attributes if t.type == each.key])), ["site"]), 0, 1)
  }
}

resource "aws_iot_thing" "this" {
  for_each        = local.things
  name            = each.key
  thing_type_name = aws_iot_thing_type.this[each.value.type].name
  attributes      = each.value.attributes
}

resource "aws_iot_policy" "this" {
  for_each = { for t in distinct(values(local.things)[*].type) : t => [for n, x in local.things : n if x.type == t] }
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Effect = "Allow", Action = ["iot:Connect"], Resource = [for n in each.value : "arn:aws:iot:us-east-1:111122223333:client/${n}"] }],
      [for topic in local.topics : { Effect = "Allow", Action = ["iot:Publish"], Resource = "arn:aws:iot:us-east-1:111122223333:topic/${each.key}/$${iot:Connection.Thing.ThingName}/${topic}" }],
    )
  })
}

resource "aws_iot_topic_rule" "this" {
  for_each    = toset(local.topics)
  name        = "to_${each.key}"
  enabled     = true
  sql         = "SELECT *, topic(2) AS thing FROM '+/+/${each.value}'${each.value == "alerts" ? " WHERE level >= 3" : ""}"
  sql_version = "2016-03-23"
  dynamic "timestream" {
    for_each = each.value == "telemetry" ? [aws_timestreamwrite_table.this] : []
    content {
      database_name = timestream.value.database_name
      table_name    = timestream.value.table_name
      role_arn      = "arn:aws:iam::111122223333:role/iot"
      dimension {
        name  = "thing"
        value = "$${thing}"
      }
      timestamp {
        unit  = "MILLISECONDS"
        value = "$${at}"
      }
    }
  }
  dynamic "sns" {
    for_each = each.key == "alerts" ? [1] : []
    content {
      message_format = "RAW"
      role_arn       = "arn:aws:iam::111122223333:role/iot"
      target_arn     = aws_sns_topic.alerts.arn
    }
  }
  error_action {
    cloudwatch_logs {
      log_group_name = "/iot/errors"
      role_arn       = "arn:aws:iam::111122223333:role/iot"
    }
  }
}

resource "aws_sns_topic" "alerts" {
  name            = "iot-alerts"
  delivery_policy = jsonencode({ http = { defaultHealthyRetryPolicy = { minDelayTarget = 20, maxDelayTarget = 20, numRetries = 3 } } })
}

resource "aws_timestreamwrite_database" "this" {
  database_name = "iot"
}

resource "aws_timestreamwrite_table" "this" {
  database_name = aws_timestreamwrite_database.this.database_name
  table_name    = "telemetry"
  retention_properties {
    magnetic_store_retention_period_in_days = local.is_prod ? 365 * 2 : 30
    memory_store_retention_period_in_hours  = 8
  }
}

resource "aws_keyspaces_keyspace" "this" {
  name = "iot"
}

resource "aws_keyspaces_table" "readings" {
  keyspace_name = aws_keyspaces_keyspace.this.name
  table_name    = "readings"
  schema_definition {
    dynamic "column" {
      for_each = { thing = "ascii", at = "timestamp", value = "double" }
      content {
        name = column.key
        type = column.value
      }
    }
    partition_key {
      name = "thing"
    }
    clustering_key {
      name     = "at"
      order_by = "DESC"
    }
  }
  point_in_time_recovery {
    status = local.is_prod ? "ENABLED" : "DISABLED"
  }
}

resource "aws_grafana_workspace" "this" {
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["AWS_SSO"]
  permission_type          = "SERVICE_MANAGED"
  data_sources             = ["TIMESTREAM", "CLOUDWATCH"]
  role_arn                 = "arn:aws:iam::111122223333:role/grafana"
  configuration            = jsonencode({ unifiedAlerting = { enabled = true } })
}

resource "aws_prometheus_workspace" "this" {
  alias = "iot"
}

resource "aws_prometheus_rule_group_namespace" "this" {
  name         = "rules"
  workspace_id = aws_prometheus_workspace.this.id
  data         = <<EOT
groups:
  - name: things
    rules:
    - record: thing:${var.env}
      expr: avg(rate(x_total[5m]))
EOT
}
