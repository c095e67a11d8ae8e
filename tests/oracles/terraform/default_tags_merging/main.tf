terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
locals {
  base = { Team = "core", Env = "dev" }
}
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = merge(local.base, { for k in ["x", "y"] : "gen-${k}" => upper(k) })
  }
  ignore_tags {
    keys         = ["Ignored"]
    key_prefixes = ["tmp-"]
  }
}
provider "aws" {
  alias  = "plain"
  region = "us-east-1"
}
provider "aws" {
  alias  = "empty"
  region = "us-east-1"
  default_tags {}
}
resource "aws_sqs_queue" "over" {
  name = "over"
  tags = { Env = "prod", Own = "1", "gen-x" = null }
}
resource "aws_sqs_queue" "none" {
  name = "none"
}
resource "aws_sqs_queue" "empty_map" {
  name = "empty-map"
  tags = {}
}
resource "aws_sqs_queue" "plain" {
  provider = aws.plain
  name     = "plain"
  tags     = local.base
}
resource "aws_sqs_queue" "empty" {
  provider = aws.empty
  name     = "empty"
  tags     = { a = 1, b = true }
}
resource "aws_sqs_queue" "unknown" {
  name = "unknown"
  tags = { Q = aws_sqs_queue.plain.arn, Env = "z" }
}
resource "aws_sqs_queue" "all_unknown" {
  name = "all-unknown"
  tags = { for k in [aws_sqs_queue.plain.id] : "k" => k }
}
data "aws_default_tags" "here" {}
resource "aws_autoscaling_group" "g" {
  name               = "g"
  max_size           = 1
  min_size           = 1
  availability_zones = ["us-east-1a"]
  launch_template {
    name = "xyz"
  }
  dynamic "tag" {
    for_each = data.aws_default_tags.here.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}
