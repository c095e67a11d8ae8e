variable "apps" {
  type = list(object({ name = string, errors = optional(string, "{ $.level = \"error\" }"), retention = optional(number), canary = optional(object({ url = string, rate = optional(string, "rate(5 minutes)") })) }))
  default = [
    { name = "api", retention = 400, canary = { url = "https://api.example.com" } },
    { name = "web", errors = " ?ERROR ?Exception " },
  ]
}
locals {
  apps  = { for a in var.apps : a.name => a }
  lines = { for n, a in local.apps : n => ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", n] }
}
resource "aws_cloudwatch_log_group" "app" {
  for_each          = local.apps
  name              = "/app/${each.key}"
  retention_in_days = each.value.retention
}
resource "aws_cloudwatch_log_metric_filter" "errors" {
  for_each       = aws_cloudwatch_log_group.app
  name           = "errors"
  log_group_name = each.value.name
  pattern        = local.apps[each.key].errors
  metric_transformation {
    name          = "Errors${title(each.key)}"
    namespace     = "App"
    value         = 1
    default_value = 0
  }
}
resource "aws_cloudwatch_metric_alarm" "rate" {
  for_each                  = local.apps
  alarm_name                = "${each.key}-errors-keep-${aws_cloudwatch_log_group.app[each.key].retention_in_days}"
  comparison_operator       = "GreaterThanOrEqualToThreshold"
  evaluation_periods        = 2
  threshold                 = each.key == "api" ? 0.05 : 1e-1
  insufficient_data_actions = []
  alarm_actions             = aws_sns_topic.alarms[*].arn
  metric_query {
    id          = "rate"
    expression  = "errors / requests"
    label       = "Rate"
    return_data = "true"
  }
  dynamic "metric_query" {
    for_each = { errors = ["App", "Errors${title(each.key)}"], requests = slice(local.lines[each.key], 0, 2) }
    content {
      id = metric_query.key
      metric {
        namespace   = metric_query.value[0]
        metric_name = metric_query.value[1]
        period      = "300"
        stat        = "Sum"
        dimensions  = metric_query.key == "requests" ? { (local.lines[each.key][2]) = local.lines[each.key][3] } : null
      }
    }
  }
}
resource "aws_sns_topic" "alarms" {
  count        = 1
  name         = "alarms"
  display_name = "Alarms of ${length(local.apps)} apps"
}
resource "aws_cloudwatch_composite_alarm" "any" {
  alarm_name = "any"
  alarm_rule = join(" OR ", [for a in aws_cloudwatch_metric_alarm.rate : "ALARM(\"${a.alarm_name}\")"])
}
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "apps"
  dashboard_body = jsonencode({
    widgets = [for i, n in sort(keys(local.lines)) : {
      type = "metric", x = 12 * (i % 2), y = 6 * floor(i / 2), width = 12, height = 6
      properties = { metrics = [local.lines[n], [".", "HTTPCode_ELB_5XX_Count", ".", "."]], region = "us-east-1", title = upper(n), stat = "Sum" }
    }]
  })
}
resource "aws_synthetics_canary" "this" {
  for_each             = { for n, a in local.apps : n => a.canary if a.canary != null }
  name                 = "${each.key}-up"
  artifact_s3_location = "s3://acme-canaries/"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "up.handler"
  s3_bucket            = "acme-canaries"
  s3_key               = "up.zip"
  runtime_version      = "syn-nodejs-puppeteer-7.0"
  start_canary         = true
  schedule {
    expression = each.value.rate
  }
  run_config {
    timeout_in_seconds    = 60
    environment_variables = { URL = each.value.url }
  }
}
resource "aws_xray_sampling_rule" "default" {
  rule_name      = "default"
  priority       = 9999
  version        = 1
  reservoir_size = 1
  fixed_rate     = 0.05
  url_path       = "*"
  host           = "*"
  http_method    = "*"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}
resource "aws_cloudwatch_query_definition" "slow" {
  for_each        = local.apps
  name            = "${each.key}/slow"
  log_group_names = [aws_cloudwatch_log_group.app[each.key].name]
  query_string    = <<-EOF
    fields @timestamp, duration
    | filter duration > ${each.key == "api" ? 500 : 2000}
    | sort duration desc
  EOF
}
