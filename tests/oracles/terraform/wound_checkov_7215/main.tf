locals {
  mails = concat(["mail1", "mail2"], ["mail3"])
}
resource "aws_sns_topic" "this" {
  name = "t"
}
resource "aws_sns_topic_subscription" "this" {
  for_each  = toset(local.mails)
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = "${each.value}@example.com"
}
