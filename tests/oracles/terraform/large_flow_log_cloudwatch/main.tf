provider "aws" {
  region = "us-west-2"
}
module "log" {
  source                                = "../modules/vpc/modules/flow-log"
  name                                  = "flow"
  vpc_id                                = "vpc-12345678"
  cloudwatch_log_group_retention_in_days = 30
  tags                                  = { A = "1" }
  flow_log_tags                         = { B = "2" }
}
