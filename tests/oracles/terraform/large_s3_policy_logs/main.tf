provider "aws" {
  region = "eu-west-1"
}
module "bucket" {
  source                            = "../modules/s3-bucket"
  bucket                            = "logs"
  attach_elb_log_delivery_policy    = true
  attach_lb_log_delivery_policy     = true
  attach_access_log_delivery_policy = true
  access_log_delivery_policy_source_accounts = ["123456789012"]
  access_log_delivery_policy_source_buckets  = ["arn:aws:s3:::a", "arn:aws:s3:::b"]
}
