variable "name" {}
resource "aws_sqs_queue" "this" {
  name = "queue-${var.name}"
}
output "name" {
  value = aws_sqs_queue.this.name
}
