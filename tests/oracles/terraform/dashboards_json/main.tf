resource "aws_instance" "i" {
  count         = 2
  ami           = "ami-1"
  instance_type = "t3.micro"
}
locals {
  regions = ["us-east-1"]
  widgets = concat(
    [for index, instance in aws_instance.i : { type = "metric", x = index * 12 % 24, y = floor(index / 2) * 6, width = 12, height = 6,
    properties = { metrics = [["AWS/EC2", "CPUUtilization", "InstanceId", instance.id]], region = local.regions[0], title = "CPU ${index}" } }],
    [{ type = "text", x = 0, y = 24, width = 24, height = 2, properties = { markdown = "# Notes\n\n- a" } }],
  )
}
resource "aws_cloudwatch_dashboard" "d" {
  dashboard_name = "d"
  dashboard_body = jsonencode({ widgets = local.widgets })
}
resource "aws_cloudwatch_dashboard" "known" {
  dashboard_name = "known"
  dashboard_body = jsonencode({ widgets = slice(local.widgets, 2, 3), periodOverride = "auto" })
}
resource "aws_cloudwatch_metric_alarm" "math" {
  alarm_name          = "math"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 0.5
  dynamic "metric_query" {
    for_each = { for index, name in ["HTTPCode_ELB_5XX_Count", "RequestCount"] : "m${index}" => name }
    content {
      id = metric_query.key
      metric {
        metric_name = metric_query.value
        namespace   = "AWS/ApplicationELB"
        period      = 60 * 5
        stat        = "Sum"
        dimensions  = { LoadBalancer = aws_instance.i[0].id }
      }
    }
  }
  metric_query {
    id          = "rate"
    expression  = join("/", [for index in range(2) : "m${index}"])
    return_data = true
  }
}
