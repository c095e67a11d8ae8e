locals {
  d = "aws_sqs_queue.q"
}
resource "aws_sqs_queue" "q" {
  name       = "q"
}
resource "aws_sns_topic" "t" {
  name       = "t"
  depends_on = [local.d, "${aws_sqs_queue.q.id}"]
}
