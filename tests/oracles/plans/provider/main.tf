provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = {
      Owner = "platform"
    }
  }
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

resource "aws_s3_bucket" "here" {
  bucket_prefix = "here-"
  tags          = { Name = "here" }
}

resource "aws_kms_key" "there" {
  provider            = aws.us
  enable_key_rotation = true
}

module "regional" {
  source    = "./regional"
  providers = { aws = aws.us }
}
