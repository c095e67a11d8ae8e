module "notification" {
  source     = "../modules/s3-bucket/modules/notification"
  bucket     = "notify"
  bucket_arn = "arn:aws:s3:::notify"
  sqs_notifications = {
    sqs1 = {
      queue_arn     = "arn:aws:sqs:eu-west-1:123456789012:one"
      events        = ["s3:ObjectCreated:*"]
      filter_prefix = "prefix2/"
    }
    sqs2 = {
      queue_arn = "arn:aws:sqs:eu-west-1:123456789012:two"
      queue_id  = "https://sqs.eu-west-1.amazonaws.com/123456789012/two"
      events    = ["s3:ObjectRemoved:Delete"]
    }
  }
  sns_notifications = {
    sns1 = { topic_arn = aws_sns_topic.this.arn, events = ["s3:ObjectRemoved:DeleteMarkerCreated"] }
  }
}
resource "aws_sns_topic" "this" {
  name = "t"
}
