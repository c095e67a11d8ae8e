variable "tags" {
  type    = map(string)
  default = null
}
resource "aws_sqs_queue" "q" {
  name = "q"
  tags = { for k, v in var.tags : lower(k) => v }
}
