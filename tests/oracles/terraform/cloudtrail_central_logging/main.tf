variable "accounts" {
  type    = list(string)
  default = ["111122223333", "444455556666", "000012345678"]
}
variable "prefix" {
  type     = string
  default  = null
  nullable = true
}

locals {
  name       = "org-trail"
  log_prefix = coalesce(var.prefix, "cloudtrail")
  bucket     = "${local.name}-${format("%012d", sum([for a in var.accounts : tonumber(substr(a, 8, 4))]))}"
  log_arns   = formatlist("arn:aws:s3:::%s/%s/AWSLogs/%s/*", local.bucket, local.log_prefix, var.accounts)
}

resource "aws_s3_bucket" "logs" {
  bucket = local.bucket
}

resource "aws_s3_bucket_object_lock_configuration" "logs" {
  bucket              = aws_s3_bucket.logs.id
  object_lock_enabled = "Enabled"
  rule {
    default_retention {
      mode  = "COMPLIANCE"
      years = 7
    }
  }
}

data "aws_iam_policy_document" "logs" {
  statement {
    sid       = "AclCheck"
    actions   = ["s3:GetBucketAcl"]
    resources = [aws_s3_bucket.logs.arn]
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = local.log_arns
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [for a in var.accounts : "arn:aws:cloudtrail:eu-west-1:${a}:trail/${local.name}"]
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/org/${local.name}"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_metric_filter" "cis" {
  for_each = {
    root_usage   = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
    unauthorised = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
    no_mfa       = <<-PATTERN
      { ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }
    PATTERN
  }
  name           = each.key
  pattern        = chomp(each.value)
  log_group_name = aws_cloudwatch_log_group.trail.name
  metric_transformation {
    name          = join("", [for part in split("_", each.key) : title(part)])
    namespace     = "CIS"
    value         = 1
    default_value = length(each.key) > 8 ? "0" : null
  }
}

resource "aws_cloudwatch_metric_alarm" "cis" {
  for_each            = aws_cloudwatch_log_metric_filter.cis
  alarm_name          = "cis-${each.value.name}"
  metric_name         = each.value.metric_transformation[0].name
  namespace           = each.value.metric_transformation[0].namespace
  threshold           = each.value.metric_transformation[0].value
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudtrail" "org" {
  name                          = local.name
  s3_bucket_name                = aws_s3_bucket_policy.logs.bucket
  s3_key_prefix                 = local.log_prefix
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = "arn:aws:iam::111122223333:role/trail"
  is_multi_region_trail         = true
  enable_log_file_validation    = true
  include_global_service_events = true

  dynamic "advanced_event_selector" {
    for_each = { s3 = "AWS::S3::Object", lambda = "AWS::Lambda::Function" }
    content {
      name = "Data events of ${advanced_event_selector.key}"
      field_selector {
        field  = "eventCategory"
        equals = ["Data"]
      }
      field_selector {
        field  = "resources.type"
        equals = [advanced_event_selector.value]
      }
      dynamic "field_selector" {
        for_each = advanced_event_selector.key == "s3" ? [aws_s3_bucket.logs.bucket] : []
        content {
          field           = "resources.ARN"
          not_starts_with = ["arn:aws:s3:::${field_selector.value}/"]
        }
      }
    }
  }
}
