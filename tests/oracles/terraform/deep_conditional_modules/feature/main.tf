variable "kind" { type = string }
variable "names" { type = list(string) }
resource "aws_sqs_queue" "q" {
  for_each                   = var.kind == "queue" ? toset(var.names) : []
  name                       = each.value
  visibility_timeout_seconds = index(var.names, each.key) * 30 + 30
  redrive_policy             = each.key == var.names[0] ? null : jsonencode({ deadLetterTargetArn = "arn:aws:sqs:us-east-1:111122223333:dlq", maxReceiveCount = 4 })
}
resource "aws_dynamodb_table" "t" {
  count        = var.kind == "table" ? length(var.names) : 0
  name         = var.names[count.index]
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  dynamic "attribute" {
    for_each = count.index > 0 ? ["sort"] : []
    content {
      name = attribute.value
      type = "N"
    }
  }
  range_key = count.index > 0 ? "sort" : null
}
output "arns" {
  value = concat(values(aws_sqs_queue.q)[*].arn, aws_dynamodb_table.t[*].arn)
}
output "names" {
  value = concat([for q in aws_sqs_queue.q : q.name], aws_dynamodb_table.t[*].name)
}
