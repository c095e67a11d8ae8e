locals {
  buckets = {
    logs = { acl = "log-delivery-write", versioning = false, days = [30, 90] }
    data = { acl = "private", versioning = true, days = [] }
  }
}
resource "aws_s3_bucket" "this" {
  for_each      = local.buckets
  bucket_prefix = "${each.key}-"
  force_destroy = each.value.versioning ? false : true
}
resource "aws_s3_bucket_acl" "this" {
  for_each = { for name, bucket in local.buckets : name => bucket.acl }
  bucket   = aws_s3_bucket.this[each.key].id
  acl      = each.value
}
resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = { for name, bucket in local.buckets : name => bucket.days if length(bucket.days) > 0 }
  bucket   = aws_s3_bucket.this[each.key].id
  dynamic "rule" {
    for_each = { for index, days in each.value : "rule-${index}" => days }
    content {
      id     = rule.key
      status = "Enabled"
      filter {
        prefix = "${each.key}/${rule.key}/"
      }
      expiration {
        days = rule.value
      }
      noncurrent_version_expiration {
        noncurrent_days = rule.value * 2
      }
    }
  }
}
resource "aws_s3_bucket_policy" "this" {
  for_each = aws_s3_bucket.this
  bucket   = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for effect in ["Deny"] : {
      Sid       = "Tls"
      Effect    = effect
      Principal = "*"
      Action    = "s3:*"
      Resource  = [each.value.arn, "${each.value.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
resource "aws_s3_bucket_notification" "this" {
  bucket = aws_s3_bucket.this["logs"].id
  dynamic "queue" {
    for_each = [for index, event in ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"] : { id = "q${index}", event = event }]
    content {
      id        = queue.value.id
      queue_arn = aws_sqs_queue.this.arn
      events    = [queue.value.event]
    }
  }
}
resource "aws_sqs_queue" "this" {
  name                       = "events"
  visibility_timeout_seconds = 30 * 2
  sqs_managed_sse_enabled    = true
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 4 })
}
resource "aws_sqs_queue" "dead" {
  name = "events-dead"
}
