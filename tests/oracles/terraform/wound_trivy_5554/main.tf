locals {
  queues = { orders = "arn:aws:sqs:::*" }
}
data "aws_iam_policy_document" "this" {
  for_each = local.queues
  statement {
    sid       = title(each.key)
    actions   = ["sqs:CancelMessageMoveTask"]
    resources = [each.value]
  }
}
resource "aws_iam_policy" "this" {
  for_each = local.queues
  name     = "queue-${each.key}"
  policy   = data.aws_iam_policy_document.this[each.key].json
}
