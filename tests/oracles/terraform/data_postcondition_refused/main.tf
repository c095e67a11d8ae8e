provider "aws" {
  region = "us-east-1"
}
data "aws_region" "r" {
  lifecycle {
    postcondition {
      condition     = self.name == "eu-west-1"
      error_message = "Wrong region."
    }
  }
}
