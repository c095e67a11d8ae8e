module "notification" {
  source = "../modules/s3-bucket/modules/notification"
  bucket = "notify"
  create_sqs_policy = false
  create_sns_policy = false
  create_lambda_permission = false
  sns_notifications = { x = { topic_arn = "arn:aws:sns:us-east-1:123456789012:x", events = ["s3:ObjectCreated:*"] } }
  lambda_notifications = { y = { function_arn = "arn:aws:lambda:us-east-1:123456789012:function:y", function_name = "y", events = ["s3:ObjectCreated:*"] } }
}
