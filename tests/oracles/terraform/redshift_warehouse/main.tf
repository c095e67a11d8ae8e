terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = local.tags
  }
}

locals {
  tags   = { Team = "data", Stack = "warehouse" }
  source = yamldecode(file("${path.module}/warehouse.yaml"))
  wlm = jsonencode([
    for i, q in local.source.queues : {
      name              = q.name
      query_concurrency = try(q.slots, 5)
      user_group        = try(tolist(q.groups), [])
      priority          = i == 0 ? "highest" : "normal"
      auto_wlm          = !can(q.slots)
    }
  ])
  parameters = {
    for k, v in merge({ require_ssl = true, max_cursor_result_set_size = "default" }, local.source.parameters) : k => tostring(v)
  }
}

resource "aws_redshift_subnet_group" "this" {
  name       = "warehouse"
  subnet_ids = [for i in range(3) : format("subnet-%017x", i + 4096)]
}

resource "aws_redshift_parameter_group" "this" {
  name   = "warehouse"
  family = "redshift-1.0"
  dynamic "parameter" {
    for_each = merge(local.parameters, { wlm_json_configuration = local.wlm })
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier                  = "warehouse"
  database_name                       = local.source.database
  node_type                           = local.source.nodes.type
  number_of_nodes                     = local.source.nodes.count
  cluster_type                        = local.source.nodes.count > 1 ? "multi-node" : "single-node"
  master_username                     = "owner"
  manage_master_password              = true
  encrypted                           = true
  publicly_accessible                 = "false"
  cluster_parameter_group_name        = aws_redshift_parameter_group.this.name
  cluster_subnet_group_name           = aws_redshift_subnet_group.this.id
  iam_roles                           = [aws_iam_role.copy.arn]
  automated_snapshot_retention_period = coalesce(try(local.source.retention, null), 1)
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "warehouse-${substr(sha1(local.source.database), 0, 8)}"
  preferred_maintenance_window        = "sun:03:00-sun:04:00"
}

resource "aws_redshift_logging" "this" {
  cluster_identifier   = aws_redshift_cluster.this.cluster_identifier
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog", "useractivitylog"]
}

resource "aws_iam_role" "copy" {
  name = "warehouse-copy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["redshift.amazonaws.com", "scheduler.redshift.amazonaws.com"] }
    }]
  })
}

resource "aws_redshift_snapshot_schedule" "this" {
  identifier  = "every-${local.source.every}h"
  definitions = ["rate(${local.source.every} hours)"]
}

resource "aws_redshift_snapshot_schedule_association" "this" {
  cluster_identifier  = aws_redshift_cluster.this.id
  schedule_identifier = aws_redshift_snapshot_schedule.this.id
}

resource "aws_redshift_scheduled_action" "night" {
  for_each = { pause = "cron(0 20 ? * MON-FRI *)", resume = "cron(0 5 ? * MON-FRI *)" }
  name     = "${each.key}-warehouse"
  schedule = each.value
  iam_role = aws_iam_role.copy.arn
  target_action {
    dynamic "pause_cluster" {
      for_each = each.key == "pause" ? [1] : []
      content {
        cluster_identifier = aws_redshift_cluster.this.cluster_identifier
      }
    }
    dynamic "resume_cluster" {
      for_each = each.key == "resume" ? [1] : []
      content {
        cluster_identifier = aws_redshift_cluster.this.cluster_identifier
      }
    }
  }
}

resource "aws_redshift_usage_limit" "spectrum" {
  cluster_identifier = aws_redshift_cluster.this.id
  feature_type       = "spectrum"
  limit_type         = "data-scanned"
  amount             = 2
}

resource "aws_redshiftserverless_namespace" "adhoc" {
  namespace_name       = "adhoc"
  db_name              = local.source.database
  manage_admin_password = true
  iam_roles            = [aws_iam_role.copy.arn]
  log_exports          = ["userlog", "connectionlog"]
}

resource "aws_redshiftserverless_workgroup" "adhoc" {
  namespace_name      = aws_redshiftserverless_namespace.adhoc.namespace_name
  workgroup_name      = "adhoc"
  base_capacity       = 32
  publicly_accessible = false
  subnet_ids          = aws_redshift_subnet_group.this.subnet_ids
  dynamic "config_parameter" {
    for_each = { for k, v in local.parameters : k => v if contains(["require_ssl", "max_query_execution_time"], k) }
    content {
      parameter_key   = config_parameter.key
      parameter_value = config_parameter.value
    }
  }
}
