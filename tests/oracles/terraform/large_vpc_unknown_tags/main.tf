resource "aws_kms_key" "this" {
  description = "x"
}
module "vpc" {
  source          = "../modules/vpc"
  name            = "unknown"
  cidr            = "10.13.0.0/16"
  azs             = ["us-east-1a"]
  private_subnets = ["10.13.1.0/24"]
  tags            = { Key = aws_kms_key.this.arn, Name = "overridden" }
  vpc_tags        = { Vpc = "yes" }
}
