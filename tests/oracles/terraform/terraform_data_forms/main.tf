resource "terraform_data" "input" {
  input = { a = [1, "x", null], b = tomap({ c = true }) }
}
resource "terraform_data" "output" {
  input            = terraform_data.input.output
  triggers_replace = [terraform_data.input.id, "known"]
}
resource "terraform_data" "empty" {}
resource "terraform_data" "each" {
  for_each = toset(["x", "y"])
  input    = each.key
}
resource "aws_sns_topic" "this" {
  for_each = terraform_data.each
  name     = each.value.input
  tags     = { Id = each.value.id }
}
resource "aws_sqs_queue" "this" {
  name          = terraform_data.each["x"].input
  delay_seconds = terraform_data.input.input.a[0]
}
