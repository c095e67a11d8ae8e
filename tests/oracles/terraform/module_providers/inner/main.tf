terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
variable "name" {}
data "aws_region" "current" {}
resource "aws_sns_topic" "this" {
  name = var.name
  tags = { Name = var.name, Where = data.aws_region.current.name }
}
