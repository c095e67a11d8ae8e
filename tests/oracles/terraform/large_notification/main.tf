provider "aws" {
  region = "us-east-1"
}
module "notification" {
  source = "../modules/s3-bucket/modules/notification"
  bucket = "notify"
  eventbridge = true
  lambda_notifications = {
    first = {
      function_arn  = "arn:aws:lambda:us-east-1:123456789012:function:first"
      function_name = "first"
      events        = ["s3:ObjectCreated:Put"]
      filter_prefix = "prefix/"
      filter_suffix = ".json"
    }
    second = {
      function_arn   = "arn:aws:lambda:us-east-1:123456789012:function:second"
      function_name  = "second"
      events         = ["s3:ObjectCreated:Post"]
      source_account = "123456789012"
    }
  }
}
