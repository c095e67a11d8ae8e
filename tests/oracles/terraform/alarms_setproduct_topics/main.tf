locals {
  severities = { page = { topic = "oncall", period = 60 }, ticket = { topic = "tickets", period = 300 } }
  metrics = [
    { namespace = "AWS/ApplicationELB", name = "HTTPCode_Target_5XX_Count", stat = "Sum", thresholds = { page = 50, ticket = 5 } },
    { namespace = "AWS/ApplicationELB", name = "TargetResponseTime", stat = "p99", thresholds = { page = 2.5, ticket = 1 } },
    { namespace = "AWS/SQS", name = "ApproximateAgeOfOldestMessage", stat = "Maximum", thresholds = { ticket = 900 } },
  ]
  targets = { "AWS/ApplicationELB" = ["app/web/abc", "app/api/def"], "AWS/SQS" = ["orders"] }

  alarms = {
    for combo in setproduct(local.metrics, keys(local.severities)) :
    "${combo[0].name}-${combo[1]}" => merge(combo[0], { severity = combo[1], threshold = combo[0].thresholds[combo[1]] })
    if contains(keys(combo[0].thresholds), combo[1])
  }
  expanded = merge([for key, alarm in local.alarms : { for target in local.targets[alarm.namespace] : "${key}:${reverse(split("/", target))[0]}" => merge(alarm, { target = target }) }]...)
}

resource "aws_sns_topic" "severity" {
  for_each          = local.severities
  name              = each.value.topic
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_policy" "severity" {
  for_each = aws_sns_topic.severity
  arn      = each.value.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = title(each.key)
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:*:*:${each.value.name}"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.expanded
  alarm_name          = each.key
  namespace           = each.value.namespace
  metric_name         = each.value.name
  statistic           = startswith(each.value.stat, "p") ? null : each.value.stat
  extended_statistic  = startswith(each.value.stat, "p") ? each.value.stat : null
  threshold           = each.value.threshold
  period              = local.severities[each.value.severity].period
  evaluation_periods  = floor(log(each.value.threshold + 1, 10)) + 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.severity[each.value.severity].arn]
  ok_actions          = each.value.severity == "page" ? [aws_sns_topic.severity["page"].arn] : []
  dimensions = {
    (each.value.namespace == "AWS/SQS" ? "QueueName" : "LoadBalancer") = each.value.target
  }
}

resource "aws_cloudwatch_composite_alarm" "all" {
  for_each   = toset([for a in local.expanded : a.severity])
  alarm_name = "any-${each.key}"
  alarm_rule = join(" OR ", [for key in sort([for k, a in local.expanded : k if a.severity == each.key]) : "ALARM(\"${key}\")"])
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "overview"
  dashboard_body = jsonencode({
    widgets = [for index, key in keys(local.expanded) : {
      type   = "metric"
      x      = (index % 3) * 8
      y      = floor(index / 3) * 6
      width  = 8
      height = 6
      properties = {
        title   = replace(key, "/[:-]/", " ")
        region  = "eu-west-1"
        metrics = [[local.expanded[key].namespace, local.expanded[key].name, "X", local.expanded[key].target]]
        yAxis   = { left = { min = 0, max = local.expanded[key].threshold * 2 } }
      }
    }]
  })
}
