provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = {
      Owner = "root"
      Stage = local.stage
    }
  }
}

provider "aws" {
  alias  = "west"
  region = local.west
  default_tags {
    tags = merge({ Owner = "west" }, var.extra)
  }
}

variable "extra" {
  default = { Extra = 1 }
}

locals {
  stage = "prod"
  west  = "us-west-2"
}

resource "aws_s3_bucket" "plain" {
  bucket = "plain"
}

resource "aws_s3_bucket" "west" {
  provider = aws.west
  bucket   = "west"
  tags     = { Owner = "bucket" }
}

module "inherits" {
  source = "./m"
  name   = "inherits"
}

module "west" {
  source    = "./m"
  name      = "west"
  providers = { aws = aws.west }
}

module "both" {
  source = "./two"
  providers = {
    aws.first  = aws.west
    aws.second = aws
  }
}
