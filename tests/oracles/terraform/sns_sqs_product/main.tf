locals {
  topics = ["orders", "users"]
  queues = { billing = ["orders"], audit = ["orders", "users"] }
  subs   = { for pair in setproduct(local.topics, keys(local.queues)) : "${pair[0]}.${pair[1]}" => { topic = pair[0], queue = pair[1] } if contains(local.queues[pair[1]], pair[0]) }
}
resource "aws_sns_topic" "t" {
  for_each          = toset(local.topics)
  name              = "${each.key}.fifo"
  fifo_topic        = true
  kms_master_key_id = "alias/aws/sns"
}
resource "aws_sqs_queue" "dead" {
  for_each = local.queues
  name     = "${each.key}-dead.fifo"
  fifo_queue = true
}
resource "aws_sqs_queue" "q" {
  for_each                  = local.queues
  name                      = "${each.key}.fifo"
  fifo_queue                = true
  message_retention_seconds = 60 * 60 * 24 * length(each.value)
  redrive_policy            = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn, maxReceiveCount = 4 })
}
data "aws_iam_policy_document" "q" {
  for_each = local.queues
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.q[each.key].arn]
    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for topic in each.value : aws_sns_topic.t[topic].arn]
    }
  }
}
resource "aws_sqs_queue_policy" "q" {
  for_each  = aws_sqs_queue.q
  queue_url = each.value.url
  policy    = data.aws_iam_policy_document.q[each.key].json
}
resource "aws_sns_topic_subscription" "s" {
  for_each             = local.subs
  topic_arn            = aws_sns_topic.t[each.value.topic].arn
  endpoint             = aws_sqs_queue.q[each.value.queue].arn
  protocol             = "sqs"
  raw_message_delivery = each.value.queue == "audit"
  filter_policy        = each.value.queue == "audit" ? null : jsonencode({ kind = ["paid", { "anything-but" = "test" }] })
}
