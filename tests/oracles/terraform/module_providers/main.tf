provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Owner = "ops" }
  }
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
  default_tags {
    tags = { Owner = "ops", Region = "west" }
  }
}
module "east" {
  source = "./inner"
  name   = "east"
}
module "west" {
  source    = "./inner"
  name      = "west"
  providers = { aws = aws.west }
}
resource "aws_sns_topic" "west" {
  provider = aws.west
  name     = "direct"
  tags     = { Region = "own" }
}
