variable "region" {
  default = "eu-central-1"
}
provider "aws" {
  region = var.region
}
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
data "aws_region" "here" {}
data "aws_region" "us" {
  provider = aws.us
}
data "aws_partition" "this" {}
resource "aws_s3_bucket" "this" {
  bucket = "logs-${data.aws_region.here.name}"
  tags   = { Us = data.aws_region.us.name, Partition = data.aws_partition.this.partition, Suffix = data.aws_partition.this.dns_suffix }
}
resource "aws_sns_topic" "us" {
  provider = aws.us
  name     = "x-${data.aws_partition.this.partition}"
}
