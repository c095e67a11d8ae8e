locals {
  common = { Team = "core", Env = terraform.workspace }
}
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = merge(local.common, { Place = "main" })
  }
}
provider "aws" {
  alias  = "eu"
  region = join("-", ["eu", "west", 1])
  default_tags {
    tags = local.common
  }
  ignore_tags {
    key_prefixes = ["temp"]
  }
}
provider "aws" {
  alias  = "ap"
  region = "ap-south-1"
}
resource "aws_s3_bucket" "main" {
  bucket = "main"
  tags   = { Place = "own", Extra = "1" }
}
resource "aws_s3_bucket" "eu" {
  provider = aws.eu
  bucket   = "eu"
}
module "ap" {
  source = "./bucket"
  providers = {
    aws       = aws.ap
    aws.other = aws.eu
  }
  name = "mod"
}
module "plain" {
  source    = "./bucket"
  name      = "plain"
  providers = { aws.other = aws.ap }
}
resource "terraform_data" "t" {
  input = {
    tags = [aws_s3_bucket.main.tags_all, aws_s3_bucket.eu.tags_all]
    mod  = module.ap.tags
  }
}
