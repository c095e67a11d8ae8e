terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Owner = "root", Name = "default", Level = "0" }
  }
}
provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
  default_tags {
    tags = merge({ Owner = "eu" }, { Level = 1 })
  }
}
provider "aws" {
  alias  = "dr"
  region = "ap-south-1"
}
module "a" {
  source = "./a"
  providers = {
    aws         = aws.eu
    aws.replica = aws.dr
    aws.main    = aws
  }
}
resource "aws_s3_bucket" "root" {
  bucket = "aliases-root"
  tags   = { Name = "mine" }
}
resource "aws_s3_bucket" "same" {
  provider = aws.eu
  bucket   = "aliases-same"
  tags     = { Owner = "eu", Level = "1" }
}
