terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5"
      configuration_aliases = [aws.backup]
    }
  }
}
variable "name" { type = string }
data "aws_region" "a" {}
data "aws_region" "b" {
  provider = aws.backup
}
data "aws_partition" "p" {
  provider = aws.backup
}
module "bucket" {
  source    = "../bucket"
  name      = "${var.name}-${data.aws_region.a.name}"
  providers = { aws = aws.backup }
}
resource "aws_sns_topic" "t" {
  name = "t-${var.name}"
  tags = { Env = "own", Region = null }
}
resource "aws_sns_topic" "b" {
  provider = aws.backup
  name     = "b-${data.aws_region.b.name}-${data.aws_partition.p.partition}"
}
output "regions" {
  value = [data.aws_region.a.name, data.aws_region.b.name]
}
