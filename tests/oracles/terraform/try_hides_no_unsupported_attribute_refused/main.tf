resource "aws_sqs_queue" "q" {
  name = "q"
}
resource "aws_sns_topic" "t" {
  name = try(aws_sqs_queue.q.title, "t")
}
