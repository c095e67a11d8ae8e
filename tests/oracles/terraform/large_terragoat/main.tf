provider "aws" {
  region = "us-west-2"
}
module "goat" {
  source = "../modules/terragoat"
}
