provider "aws" {
  region = "us-east-1"
}
data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_service_principal" "ec2" {
  service_name = "ec2"
}
data "aws_arn" "this" {
  arn = "arn:aws:rds:eu-west-1:123456789012:db:mysql-db"
}
data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:${data.aws_partition.this.partition}:s3:::logs/*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.this.partition}:iam::123456789012:root"]
    }
  }
}
resource "terraform_data" "known" {
  input = { account = data.aws_arn.this.account, resource = data.aws_arn.this.resource, service = data.aws_arn.this.service }
}
resource "aws_s3_bucket_policy" "this" {
  bucket = "logs"
  policy = data.aws_iam_policy_document.this.json
}
