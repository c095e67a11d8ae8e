provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}
module "pair" {
  source = "./pair"
  providers = {
    aws.main    = aws
    aws.replica = aws.replica
  }
}
