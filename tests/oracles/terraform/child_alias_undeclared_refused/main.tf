provider "aws" {
  alias  = "x"
  region = "us-east-1"
}
module "m" {
  source = "./m"
}
