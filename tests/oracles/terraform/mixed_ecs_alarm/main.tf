variable "alarms" {
  type = map(object({
    metric     = string
    threshold  = number
    dimensions = optional(map(string), {})
    actions    = optional(list(string))
    expression = optional(string)
  }))
  default = {
    cpu   = { metric = "CPUUtilization", threshold = 80.5, dimensions = { ClusterName = "main" } }
    queue = { metric = "", threshold = 10, expression = "m1/m2", actions = ["arn:aws:sns:us-east-1:123456789012:x"] }
  }
}
resource "aws_sns_topic" "default" {
  name = "alarms"
}
resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = var.alarms
  alarm_name          = each.key
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = each.value.threshold
  metric_name         = each.value.expression == null ? each.value.metric : null
  namespace           = each.value.expression == null ? "AWS/ECS" : null
  period              = each.value.expression == null ? 60 : null
  statistic           = each.value.expression == null ? "Average" : null
  dimensions          = each.value.expression == null ? each.value.dimensions : null
  alarm_actions       = coalesce(each.value.actions, [aws_sns_topic.default.arn])
  dynamic "metric_query" {
    for_each = each.value.expression[*]
    content {
      id          = "e1"
      expression  = metric_query.value
      return_data = true
    }
  }
  dynamic "metric_query" {
    for_each = each.value.expression == null ? [] : ["m1", "m2"]
    content {
      id = metric_query.value
      metric {
        metric_name = upper(metric_query.value)
        namespace   = "Custom"
        period      = 60
        stat        = "Sum"
      }
    }
  }
}
