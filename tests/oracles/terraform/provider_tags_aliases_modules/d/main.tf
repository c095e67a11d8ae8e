variable "name" {}

resource "aws_sqs_queue" "q" {
  name = var.name
}
