resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "main" }
}
module "subnets" {
  source = "./subnets"
  vpc    = aws_vpc.this
  layout = { public = 2, private = 1 }
}
module "instances" {
  source  = "./instances"
  subnets = module.subnets.all
  whole   = module.subnets
}
