terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.first, aws.second]
    }
  }
}

resource "aws_sqs_queue" "first" {
  provider = aws.first
  name     = "first"
}

module "d" {
  source    = "../d"
  name      = "second"
  providers = { aws = aws.second }
}
