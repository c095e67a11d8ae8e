variable "environment" {
  type = string
}
variable "owner" {
  type = string
}
variable "quota" {
  type    = number
  default = 1
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "extra_cidrs" {
  type    = set(string)
  default = []
}
variable "flags" {
  type    = object({ waf = optional(bool, false), shield = optional(bool, false), mode = optional(string, "block") })
  default = {}
}
variable "node_groups" {
  type = map(object({
    types  = list(string)
    min    = optional(number, 1)
    max    = number
    spot   = optional(bool, false)
    labels = optional(map(string), {})
    taints = optional(list(object({ key = string, value = optional(string), effect = string })), [])
  }))
}

locals {
  is_prod = lower(var.environment) == "prod"
}

resource "aws_eks_node_group" "this" {
  for_each        = var.node_groups
  cluster_name    = "main-${var.environment}"
  node_group_name = each.key
  node_role_arn   = "arn:aws:iam::111122223333:role/node"
  subnet_ids      = ["subnet-1"]
  instance_types  = coalescelist(each.value.types, ["t3.large"])
  capacity_type   = each.value.spot ? "SPOT" : "ON_DEMAND"
  labels          = length(each.value.labels) > 0 ? each.value.labels : null
  scaling_config {
    min_size     = each.value.min
    max_size     = min(each.value.max, var.quota)
    desired_size = each.value.min
  }
  dynamic "taint" {
    for_each = each.value.taints
    content {
      key    = taint.value.key
      value  = taint.value.value
      effect = taint.value.effect
    }
  }
  tags = merge(var.tags, { Owner = var.owner, Prod = local.is_prod })
}

resource "aws_ec2_managed_prefix_list" "internal" {
  name           = "internal-${var.environment}"
  address_family = "IPv4"
  max_entries    = max(10, length(var.extra_cidrs) * 2)
  dynamic "entry" {
    for_each = setunion(["10.0.0.0/16"], var.extra_cidrs)
    content {
      cidr        = entry.value
      description = "net ${index(tolist(setunion(["10.0.0.0/16"], var.extra_cidrs)), entry.key)}"
    }
  }
  tags = var.tags
}

resource "aws_wafv2_web_acl" "this" {
  count = var.flags.waf ? 1 : 0
  name  = "acl"
  scope = "REGIONAL"
  default_action {
    dynamic "allow" {
      for_each = var.flags.mode == "allow" ? [1] : []
      content {}
    }
    dynamic "block" {
      for_each = var.flags.mode == "block" ? [1] : []
      content {}
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = var.flags.shield
    metric_name                = "acl"
    sampled_requests_enabled   = !var.flags.shield
  }
}
