import {
  for_each = toset(["a", "b"])
  to       = aws_sqs_queue.q[each.key]
  id       = each.value
}
resource "aws_sqs_queue" "q" {
  name = "q"
}
