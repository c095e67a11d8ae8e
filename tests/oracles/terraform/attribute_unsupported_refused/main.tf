resource "aws_sqs_queue" "q" {
  name = "q"
}
output "q" {
  value = aws_sqs_queue.q.queue_arn
}
