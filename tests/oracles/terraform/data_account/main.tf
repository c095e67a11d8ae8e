data "aws_caller_identity" "this" {}
data "aws_partition" "this" {}
locals {
  account = data.aws_caller_identity.this.account_id
}
resource "aws_s3_bucket" "this" {
  bucket = "logs-${local.account}"
  tags   = { Account = local.account, Name = "known" }
}
resource "aws_sns_topic_policy" "this" {
  arn = "arn:aws:sns:us-east-1:${local.account}:t"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:${data.aws_partition.this.partition}:iam::${local.account}:root" }, Action = "sns:*", Resource = "*" }]
  })
}
