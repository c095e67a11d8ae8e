provider "aws" {
  region = "us-west-2"
}
module "goat" {
  source       = "../modules/terragoat"
  company_name = "globex"
  environment  = "prod"
  password     = var.password
  region       = "us-west-2"
}
variable "password" {
  sensitive = true
  default   = "Aa1234321Bb"
}
