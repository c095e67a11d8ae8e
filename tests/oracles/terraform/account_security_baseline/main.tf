variable "regions" {
  type    = set(string)
  default = ["us-east-1"]
}
variable "standards" {
  type    = list(string)
  default = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.4.0"]
}
variable "config_rules" {
  type = map(object({
    identifier = string
    parameters = optional(map(any), {})
    types      = optional(list(string))
    remediate  = optional(string)
  }))
  default = {
    s3-public   = { identifier = "S3_BUCKET_PUBLIC_READ_PROHIBITED", types = ["AWS::S3::Bucket"], remediate = "AWS-DisableS3BucketPublicReadWrite" }
    root-mfa    = { identifier = "ROOT_ACCOUNT_MFA_ENABLED" }
    access-keys = { identifier = "ACCESS_KEYS_ROTATED", parameters = { maxAccessKeyAge = 90 } }
    ports       = { identifier = "RESTRICTED_INCOMING_TRAFFIC", parameters = { blockedPort1 = 22, blockedPort2 = "3389" } }
  }
}
variable "enable" {
  type    = object({ macie = optional(bool, false), inspector = optional(bool, true) })
  default = {}
}

locals {
  partition = "aws"
  topic     = one(aws_sns_topic.findings[*].arn)
}

resource "aws_sns_topic" "findings" {
  count = length(var.standards) > 0 ? 1 : 0
  name  = "findings"
}

resource "aws_s3_bucket" "config" {
  bucket = "acme-config-history"
}

resource "aws_iam_role" "config" {
  name                = "config-recorder"
  path                = "/security/"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "config.amazonaws.com" }, Action = "sts:AssumeRole" }] })
  managed_policy_arns = ["arn:${local.partition}:iam::aws:policy/service-role/AWS_ConfigRole"]
}

resource "aws_config_configuration_recorder" "this" {
  name     = "default"
  role_arn = aws_iam_role.config.arn
  recording_group {
    all_supported = false
    recording_strategy {
      use_only = "EXCLUSION_BY_RESOURCE_TYPES"
    }
    exclusion_by_resource_types {
      resource_types = ["AWS::EC2::NetworkInterface"]
    }
  }
  recording_mode {
    recording_frequency = "CONTINUOUS"
    recording_mode_override {
      description         = "once a day"
      resource_types      = ["AWS::EC2::Volume", "AWS::EC2::VPC"]
      recording_frequency = "DAILY"
    }
  }
}

resource "aws_config_delivery_channel" "this" {
  s3_bucket_name = aws_s3_bucket.config.bucket
  s3_key_prefix  = "config"
  sns_topic_arn  = local.topic
  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }
  depends_on = [aws_config_configuration_recorder.this]
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = true
}

resource "aws_config_config_rule" "this" {
  for_each         = var.config_rules
  name             = each.key
  input_parameters = length(each.value.parameters) == 0 ? null : jsonencode({ for k, v in each.value.parameters : k => tostring(v) })
  source {
    owner             = "AWS"
    source_identifier = each.value.identifier
  }
  dynamic "scope" {
    for_each = each.value.types != null ? [each.value.types] : []
    content {
      compliance_resource_types = scope.value
    }
  }
  depends_on = [aws_config_configuration_recorder_status.this]
}

resource "aws_config_remediation_configuration" "this" {
  for_each         = { for k, r in var.config_rules : k => r.remediate if r.remediate != null }
  config_rule_name = aws_config_config_rule.this[each.key].name
  target_type      = "SSM_DOCUMENT"
  target_id        = each.value
  automatic        = true
  resource_type    = one(var.config_rules[each.key].types)
  parameter {
    name         = "AutomationAssumeRole"
    static_value = aws_iam_role.config.arn
  }
  parameter {
    name           = "S3BucketName"
    resource_value = "RESOURCE_ID"
  }
  maximum_automatic_attempts = 5
  retry_attempt_seconds      = 600
}

resource "aws_config_conformance_pack" "this" {
  name          = "operational"
  template_body = yamlencode({
    Resources = { for k, r in var.config_rules : replace(title(replace(k, "-", " ")), " ", "") => {
      Type       = "AWS::Config::ConfigRule"
      Properties = { ConfigRuleName = k, Source = { Owner = "AWS", SourceIdentifier = r.identifier } }
    } if length(r.parameters) == 0 }
  })
  input_parameter {
    parameter_name  = "Days"
    parameter_value = 90
  }
}

resource "aws_guardduty_detector" "this" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector_feature" "this" {
  for_each    = { S3_DATA_EVENTS = true, EKS_AUDIT_LOGS = true, RDS_LOGIN_EVENTS = false }
  detector_id = aws_guardduty_detector.this.id
  name        = each.key
  status      = each.value ? "ENABLED" : "DISABLED"
}

resource "aws_guardduty_filter" "noise" {
  name        = "noise"
  action      = "ARCHIVE"
  detector_id = aws_guardduty_detector.this.id
  rank        = 1
  finding_criteria {
    criterion {
      field  = "region"
      equals = var.regions
    }
    criterion {
      field        = "severity"
      less_than    = 4
    }
    criterion {
      field      = "service.additionalInfo.threatListName"
      not_equals = ["some-threat", "another-threat"]
    }
  }
}

resource "aws_securityhub_account" "this" {
  enable_default_standards = false
}

resource "aws_securityhub_standards_subscription" "this" {
  for_each      = { for s in var.standards : element(split("/", s), 0) => s }
  standards_arn = "arn:aws:securityhub:us-east-1::standards/${each.value}"
  depends_on    = [aws_securityhub_account.this]
}

resource "aws_securityhub_insight" "critical" {
  name               = "critical"
  group_by_attribute = "ResourceId"
  filters {
    severity_label {
      comparison = "EQUALS"
      value      = "CRITICAL"
    }
    dynamic "workflow_status" {
      for_each = ["RESOLVED", "SUPPRESSED"]
      content {
        comparison = "NOT_EQUALS"
        value      = workflow_status.value
      }
    }
  }
}

resource "aws_accessanalyzer_analyzer" "this" {
  for_each      = { external = "ACCOUNT", unused = "ACCOUNT_UNUSED_ACCESS" }
  analyzer_name = each.key
  type          = each.value
  dynamic "configuration" {
    for_each = endswith(each.value, "UNUSED_ACCESS") ? [90] : []
    content {
      unused_access {
        unused_access_age = configuration.value
      }
    }
  }
}

resource "aws_macie2_account" "this" {
  count                        = var.enable.macie ? 1 : 0
  finding_publishing_frequency = "ONE_HOUR"
}

resource "aws_inspector2_enabler" "this" {
  count          = tobool(var.enable.inspector) ? 1 : 0
  account_ids    = ["111122223333"]
  resource_types = ["EC2", "ECR", "LAMBDA"]
}

resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

resource "aws_iam_account_password_policy" "this" {
  minimum_password_length = 16
  max_password_age        = 0
  hard_expiry             = false
}
