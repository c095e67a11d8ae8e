variable "name" {}

resource "aws_sqs_queue" "q" {
  name = var.name
}

output "name" {
  value = aws_sqs_queue.q.name
}
output "object" {
  value = { key = "k-${var.name}", tags = { Queue = var.name, Arn = aws_sqs_queue.q.arn } }
}
output "secret" {
  value     = "s-${var.name}"
  sensitive = true
}
