terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}
resource "aws_sqs_queue" "q" {
  provider = aws.other
  name     = "q"
}
