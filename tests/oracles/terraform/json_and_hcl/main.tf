variable "name" {
  default = "hcl"
}
resource "aws_sns_topic" "hcl" {
  name = "${var.name}-${local.suffix}"
  tags = { Queue = aws_sqs_queue.json.name }
}
