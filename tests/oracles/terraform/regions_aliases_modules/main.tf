terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "team" {
  default = "core"
}

locals {
  common = { Team = var.team, Managed = "terraform" }
}

provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = merge(local.common, { Region = "primary" })
  }
}

provider "aws" {
  alias  = "backup"
  region = "eu-central-1"
  default_tags {
    tags = merge(local.common, { Region = "backup", Retention = "${7 * 52}" })
  }
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

module "replicated" {
  source   = "./replicated"
  for_each = { orders = { days = 30 }, invoices = { days = 365, tags = { Team = "finance" } } }
  providers = {
    aws         = aws
    aws.replica = aws.backup
  }
  name = each.key
  days = each.value.days
  tags = try(each.value.tags, {})
}

module "edge" {
  source    = "./edge"
  providers = { aws = aws.edge }
  names     = [for name, m in module.replicated : "${name}.example.org"]
}

resource "aws_sns_topic" "alerts" {
  provider = aws.backup
  name     = "alerts"
  tags     = { Region = "override", Buckets = join(",", values(module.replicated)[*].names.primary) }
}
