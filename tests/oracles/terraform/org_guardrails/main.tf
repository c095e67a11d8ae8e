locals {
  controls = {
    deny_regions = {
      targets = ["workloads", "sandbox"]
      allowed = ["eu-west-1", "eu-central-1"]
    }
    deny_root = { targets = ["root"] }
    require_tags = {
      targets = ["workloads"]
      tags    = ["Owner", "CostCenter"]
    }
  }
  units = { root = "r-abcd", workloads = "ou-abcd-11111111", sandbox = "ou-abcd-22222222" }
}

data "aws_iam_policy_document" "base" {
  statement {
    sid       = "DenyLeave"
    effect    = "Deny"
    actions   = ["organizations:LeaveOrganization"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "scp" {
  for_each                = local.controls
  source_policy_documents = each.key == "deny_root" ? [data.aws_iam_policy_document.base.json] : []

  dynamic "statement" {
    for_each = lookup(each.value, "allowed", null) != null ? [each.value.allowed] : []
    content {
      sid         = "DenyOtherRegions"
      effect      = "Deny"
      not_actions = ["iam:*", "organizations:*", "support:*"]
      resources   = ["*"]
      condition {
        test     = "StringNotEquals"
        variable = "aws:RequestedRegion"
        values   = statement.value
      }
      condition {
        test     = "ArnNotLike"
        variable = "aws:PrincipalARN"
        values   = ["arn:aws:iam::*:role/platform-*"]
      }
    }
  }

  dynamic "statement" {
    for_each = toset(try(each.value.tags, []))
    content {
      sid       = "Require${statement.value}"
      effect    = "Deny"
      actions   = ["ec2:RunInstances", "rds:CreateDBInstance"]
      resources = ["arn:aws:ec2:*:*:instance/*", "arn:aws:rds:*:*:db:*"]
      condition {
        test     = "Null"
        variable = "aws:RequestTag/${statement.key}"
        values   = ["true"]
      }
    }
  }

  dynamic "statement" {
    for_each = each.key == "deny_root" ? { root = "arn:aws:iam::*:root" } : {}
    content {
      sid       = "DenyRoot"
      effect    = "Deny"
      actions   = ["*"]
      resources = ["*"]
      condition {
        test     = "StringLike"
        variable = "aws:PrincipalArn"
        values   = [statement.value]
      }
    }
  }
}

resource "aws_organizations_policy" "scp" {
  for_each    = local.controls
  name        = replace(title(replace(each.key, "_", " ")), " ", "")
  description = "Applies to ${join(" and ", sort(each.value.targets))}"
  content     = data.aws_iam_policy_document.scp[each.key].minified_json
}

resource "aws_organizations_policy_attachment" "scp" {
  for_each = {
    for pair in flatten([for name, control in local.controls : [for t in control.targets : { control = name, target = t }]]) :
    "${pair.control}@${pair.target}" => pair
  }
  policy_id = aws_organizations_policy.scp[each.value.control].id
  target_id = local.units[each.value.target]
}
