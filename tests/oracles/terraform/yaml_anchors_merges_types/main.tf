locals {
  doc = yamldecode(file("${path.module}/c.yaml"))
}
resource "terraform_data" "t" {
  input = local.doc
}
resource "aws_sqs_queue" "q" {
  for_each                  = local.doc.queues
  name                      = each.key
  delay_seconds             = each.value.delay
  message_retention_seconds = try(each.value.keep, null)
  tags                      = { for k, v in each.value.tags : k => try(tostring(v), jsonencode(v)) }
}
