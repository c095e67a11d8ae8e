provider "aws" {
  region = "eu-west-1"
}
module "vpc" {
  source                                          = "../modules/vpc"
  name                                            = "flow"
  cidr                                            = "10.11.0.0/16"
  azs                                             = ["eu-west-1a"]
  public_subnets                                  = ["10.11.1.0/24"]
  enable_flow_log                                 = true
  create_flow_log_cloudwatch_log_group            = true
  create_flow_log_cloudwatch_iam_role             = true
  flow_log_max_aggregation_interval               = 60
  flow_log_cloudwatch_log_group_retention_in_days = 14
  vpc_flow_log_tags                               = { Name = "flow" }
  flow_log_cloudwatch_iam_role_conditions = [
    { test = "StringEquals", variable = "aws:SourceAccount", values = ["123456789012"] },
  ]
}
