provider "aws" {
  region = "us-west-2"
}
module "logs" {
  source   = "../modules/vpc/wrappers/flow-log"
  defaults = { create_iam_role = false, iam_role_arn = "arn:aws:iam::123456789012:role/flow" }
  items = {
    vpc = { vpc_id = "vpc-12345678", cloudwatch_log_group_use_name_prefix = true }
    tgw = { transit_gateway_id = "tgw-12345678", cloudwatch_log_group_name = "/tgw" }
  }
}
