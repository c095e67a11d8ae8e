variable "name" {
  type = string
}
variable "topics" {
  type = set(string)
}
variable "consumers" {
  type = map(set(string))
}
variable "fifo" {
  type     = bool
  default  = false
  nullable = false
}
locals {
  suffix = var.fifo ? ".fifo" : ""
  subscriptions = merge([
    for consumer, topics in var.consumers : {
      for topic in topics : "${consumer}<-${topic}" => { consumer = consumer, topic = topic }
    }
  ]...)
}
resource "aws_sns_topic" "this" {
  for_each   = var.topics
  name       = "${var.name}-${each.key}${local.suffix}"
  fifo_topic = var.fifo
}
resource "aws_sqs_queue" "dead" {
  for_each                  = var.consumers
  name                      = "${var.name}-${each.key}-dead${local.suffix}"
  fifo_queue                = var.fifo
  message_retention_seconds = 1209600
}
resource "aws_sqs_queue" "this" {
  for_each                   = aws_sqs_queue.dead
  name                       = replace(each.value.name, "-dead", "")
  fifo_queue                 = each.value.fifo_queue
  visibility_timeout_seconds = 30 * length(var.consumers[each.key])
  redrive_policy             = jsonencode({ deadLetterTargetArn = each.value.arn, maxReceiveCount = 5 })
}
data "aws_iam_policy_document" "send" {
  for_each = var.consumers
  dynamic "statement" {
    for_each = each.value
    content {
      sid       = title(statement.key)
      actions   = ["sqs:SendMessage"]
      resources = [aws_sqs_queue.this[each.key].arn]
      principals {
        type        = "Service"
        identifiers = ["sns.amazonaws.com"]
      }
      condition {
        test     = "ArnEquals"
        variable = "aws:SourceArn"
        values   = [aws_sns_topic.this[statement.value].arn]
      }
    }
  }
}
resource "aws_sqs_queue_policy" "send" {
  for_each  = data.aws_iam_policy_document.send
  queue_url = aws_sqs_queue.this[each.key].url
  policy    = each.value.json
}
resource "aws_sns_topic_subscription" "this" {
  for_each             = local.subscriptions
  topic_arn            = aws_sns_topic.this[each.value.topic].arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.this[each.value.consumer].arn
  raw_message_delivery = true
}
output "dead_queues" {
  value = { for name, q in aws_sqs_queue.dead : "${var.name}/${name}" => { name = q.name, arn = q.arn, fifo = q.fifo_queue } }
}
output "subscriptions" {
  value = keys(local.subscriptions)
}
