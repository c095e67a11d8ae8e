provider "aws" {
  region = "eu-west-1"
}
resource "aws_s3_bucket" "logs" {
  bucket = "flow-logs"
}
module "vpc" {
  source                              = "../modules/vpc"
  name                                = "flow-s3"
  cidr                                = "10.12.0.0/16"
  enable_flow_log                     = true
  flow_log_destination_type           = "s3"
  flow_log_destination_arn            = aws_s3_bucket.logs.arn
  flow_log_file_format                = "parquet"
  flow_log_per_hour_partition         = true
  flow_log_hive_compatible_partitions = true
}
