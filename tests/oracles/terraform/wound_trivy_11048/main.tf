resource "aws_sqs_queue" "dead" {
  name = "dead"
}
locals {
  queues = {
    orders   = { enabled = true, dead = { arn = aws_sqs_queue.dead.arn, max = 3 } }
    payments = { enabled = false, dead = { arn = aws_sqs_queue.dead.arn, max = 5 } }
    events   = { enabled = true, dead = null }
  }
}
resource "aws_sqs_queue" "this" {
  for_each       = { for name, queue in local.queues : name => queue if queue.enabled }
  name           = each.key
  redrive_policy = each.value.dead == null ? null : jsonencode({ deadLetterTargetArn = each.value.dead.arn, maxReceiveCount = each.value.dead.max })
}
