locals {
  domains = {
    orders   = { topics = ["created", "cancelled"], consumers = { billing = ["created"], stock = ["created", "cancelled"] } }
    shipping = { topics = ["sent"], consumers = { mail = ["sent"] }, fifo = true }
  }
}
module "domain" {
  source    = "./domain"
  for_each  = local.domains
  name      = each.key
  topics    = each.value.topics
  consumers = each.value.consumers
  fifo      = try(each.value.fifo, false)
}
resource "aws_cloudwatch_metric_alarm" "dead" {
  for_each            = merge([for d in module.domain : d.dead_queues]...)
  alarm_name          = "dead-${each.key}"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  period              = 60
  statistic           = "Maximum"
  dimensions          = { QueueName = each.value.name }
  tags                = { Arn = each.value.arn, Fifo = each.value.fifo }
}
output "subscriptions" {
  value = { for name, d in module.domain : name => length(d.subscriptions) }
}
