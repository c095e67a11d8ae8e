variable "models" {
  type = map(object({
    image    = string
    data     = optional(string)
    env      = optional(map(string), {})
    variants = optional(list(object({ name = string, type = optional(string, "ml.m5.large"), count = optional(number, 1), weight = optional(number, 1), serverless = optional(object({ mb = number, max = number })) })), [{ name = "all" }])
    scale    = optional(tuple([number, number]))
  }))
  default = {
    ranker = { image = "ranker:5", data = "ranker/5.tar.gz", variants = [{ name = "blue", count = 2, weight = 0.9 }, { name = "green", weight = 0.1 }], scale = [2, 10] }
    embed  = { image = "embed:1", env = { POOL = "mean", DIM = 768 }, variants = [{ name = "all", serverless = { mb = 4096, max = 20 } }] }
  }
}

variable "people" {
  type    = set(string)
  default = ["ada", "grace"]
}

locals {
  registry = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
  variants = merge(flatten([for m, spec in var.models : [for v in spec.variants : { "${m}/${v.name}" = { model = m, variant = v, scale = spec.scale } }]])...)
}

resource "aws_iam_role" "sagemaker" {
  name = "sagemaker"
  assume_role_policy = jsonencode({
    "Version" : "2012-10-17",
    "Statement" : [{ "Effect" : "Allow", "Principal" : { "Service" : "sagemaker.amazonaws.com" }, "Action" : "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "sagemaker" {
  for_each   = toset(["AmazonSageMakerFullAccess", "AmazonS3ReadOnlyAccess"])
  role       = aws_iam_role.sagemaker.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_s3_bucket" "models" {
  bucket = "acme-models"
}

resource "aws_sagemaker_model" "this" {
  for_each           = var.models
  name               = each.key
  execution_role_arn = aws_iam_role.sagemaker.arn
  primary_container {
    image          = "${local.registry}/${each.value.image}"
    model_data_url = each.value.data == null ? null : "https://${aws_s3_bucket.models.bucket}.s3.amazonaws.com/${each.value.data}"
    environment    = each.value.env
  }
  enable_network_isolation = each.value.data != null
  vpc_config {
    subnets            = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  for_each    = var.models
  name_prefix = "${each.key}-"
  dynamic "production_variants" {
    for_each = each.value.variants
    iterator = v
    content {
      variant_name           = v.value.name
      model_name             = aws_sagemaker_model.this[each.key].name
      instance_type          = v.value.serverless == null ? v.value.type : null
      initial_instance_count = v.value.serverless == null ? v.value.count : null
      initial_variant_weight = v.value.weight
      dynamic "serverless_config" {
        for_each = v.value.serverless[*]
        content {
          memory_size_in_mb = serverless_config.value.mb
          max_concurrency   = serverless_config.value.max
        }
      }
    }
  }
  dynamic "data_capture_config" {
    for_each = each.value.scale != null ? ["capture/${each.key}"] : []
    content {
      enable_capture              = true
      initial_sampling_percentage = 25
      destination_s3_uri          = "s3://${aws_s3_bucket.models.id}/${data_capture_config.value}"
      capture_options {
        capture_mode = "Input"
      }
      capture_options {
        capture_mode = "Output"
      }
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  for_each             = aws_sagemaker_endpoint_configuration.this
  name                 = each.key
  endpoint_config_name = each.value.name
  deployment_config {
    blue_green_update_policy {
      traffic_routing_configuration {
        type                     = "CANARY"
        wait_interval_in_seconds = 600
        canary_size {
          type  = "CAPACITY_PERCENT"
          value = 10
        }
      }
      termination_wait_in_seconds = 60
    }
  }
}

resource "aws_appautoscaling_target" "variant" {
  for_each           = { for k, v in local.variants : k => v if v.scale != null }
  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this[each.value.model].name}/variant/${each.value.variant.name}"
  min_capacity       = each.value.scale[0]
  max_capacity       = each.value.scale[1]
}

resource "aws_sagemaker_domain" "this" {
  domain_name             = "research"
  auth_mode               = "IAM"
  vpc_id                  = "vpc-0123456789abcdef0"
  subnet_ids              = ["subnet-0123456789abcdef0"]
  app_network_access_type = "VpcOnly"
  default_user_settings {
    execution_role = aws_iam_role.sagemaker.arn
    jupyter_server_app_settings {
      default_resource_spec {
        instance_type = "system"
      }
    }
    sharing_settings {
      notebook_output_option = "Allowed"
      s3_output_path         = "s3://${aws_s3_bucket.models.id}/shared"
    }
  }
  retention_policy {
    home_efs_file_system = "Delete"
  }
}

resource "aws_sagemaker_user_profile" "this" {
  for_each          = var.people
  domain_id         = aws_sagemaker_domain.this.id
  user_profile_name = each.value
  user_settings {
    execution_role  = aws_iam_role.sagemaker.arn
    security_groups = ["sg-0123456789abcdef0"]
  }
  tags = { Person = title(each.key) }
}

resource "aws_sagemaker_notebook_instance_lifecycle_configuration" "idle" {
  name     = "idle"
  on_start = base64encode(join("\n", ["#!/bin/bash", "set -eu", "IDLE=${60 * 60}", "crontab -l"]))
}

resource "aws_sagemaker_notebook_instance" "this" {
  for_each               = { for i, p in sort(var.people) : p => i }
  name                   = "nb-${each.key}"
  role_arn               = aws_iam_role.sagemaker.arn
  instance_type          = "ml.t3.medium"
  lifecycle_config_name  = aws_sagemaker_notebook_instance_lifecycle_configuration.idle.name
  root_access            = each.value == 0 ? "Enabled" : "Disabled"
  direct_internet_access = "Enabled"
  volume_size            = 5 * (each.value + 1)
}

resource "aws_sagemaker_feature_group" "users" {
  feature_group_name             = "users"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "at"
  role_arn                       = aws_iam_role.sagemaker.arn
  dynamic "feature_definition" {
    for_each = { id = "Integral", at = "String", score = "Fractional" }
    content {
      feature_name = feature_definition.key
      feature_type = feature_definition.value
    }
  }
  online_store_config {
    enable_online_store = true
  }
}

resource "aws_sagemaker_model_package_group" "this" {
  for_each                 = var.models
  model_package_group_name = each.key
}
