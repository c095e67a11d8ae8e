locals {
  config = yamldecode(file("access.yaml"))
  sets   = { for name, s in local.config.permission_sets : name => merge({ hours = 4, managed = [], relay = null, boundary = null }, s) }
  grants = merge([
    for account, groups in local.config.accounts : merge([
      for group, sets in groups : { for set in sets : "${account}|${group}|${set}" => { account = account, group = group, set = set } }
    ]...)
  ]...)
  managed  = { for pair in flatten([for n, s in local.sets : [for m in s.managed : { key = "${n}:${basename(m)}", set = n, policy = m }]]) : pair.key => pair }
  instance = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  groups   = toset([for g in values(local.grants) : g.group])
}

resource "aws_identitystore_group" "this" {
  for_each          = local.groups
  identity_store_id = "d-0123456789"
  display_name      = each.value
  description       = "Has ${join(", ", sort(distinct([for g in local.grants : g.set if g.group == each.key])))}"
}

resource "aws_identitystore_user" "this" {
  for_each          = { for u in local.config.people : u.login => u }
  identity_store_id = "d-0123456789"
  display_name      = join(" ", [each.value.given, each.value.family])
  user_name         = each.key
  name {
    given_name  = each.value.given
    family_name = each.value.family
  }
  emails {
    primary = true
    value   = lookup(each.value, "email", "${each.key}@example.com")
  }
}

resource "aws_identitystore_group_membership" "this" {
  for_each          = { for m in flatten([for u in local.config.people : [for g in u.groups : { id = "${g}/${u.login}", g = g, u = u.login }]]) : m.id => m }
  identity_store_id = "d-0123456789"
  group_id          = aws_identitystore_group.this[each.value.g].group_id
  member_id         = aws_identitystore_user.this[each.value.u].user_id
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each         = local.sets
  name             = each.key
  instance_arn     = local.instance
  session_duration = "PT${each.value.hours}H"
  relay_state      = each.value.relay
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each           = local.managed
  instance_arn       = local.instance
  managed_policy_arn = "arn:aws:iam::aws:policy/${each.value.policy}"
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
}

data "aws_iam_policy_document" "inline" {
  for_each = { for n, s in local.sets : n => s.inline if can(s.inline) }
  dynamic "statement" {
    for_each = each.value
    content {
      effect    = try(statement.value.effect, "Allow")
      actions   = statement.value.actions
      resources = try(statement.value.resources, ["*"])
      dynamic "condition" {
        for_each = try(statement.value.when, {})
        content {
          test     = split(" ", condition.key)[0]
          variable = split(" ", condition.key)[1]
          values   = flatten([condition.value])
        }
      }
    }
  }
}

resource "aws_ssoadmin_permission_set_inline_policy" "this" {
  for_each           = data.aws_iam_policy_document.inline
  instance_arn       = aws_ssoadmin_permission_set.this[each.key].instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  inline_policy      = each.value.json
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each           = local.grants
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  principal_type     = "GROUP"
  principal_id       = aws_identitystore_group.this[each.value.group].group_id
  target_type        = "AWS_ACCOUNT"
  target_id          = local.config.ids[each.value.account]
}

resource "aws_organizations_organization" "this" {
  aws_service_access_principals = [for s in ["sso", "cloudtrail", "config"] : "${s}.amazonaws.com"]
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY", "TAG_POLICY"]
  feature_set                   = "ALL"
}

resource "aws_budgets_budget" "account" {
  for_each     = local.config.ids
  name         = "budget-${each.key}"
  budget_type  = "COST"
  limit_amount = try(local.config.budgets[each.key], 100)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  cost_filter {
    name   = "LinkedAccount"
    values = [each.value]
  }
  dynamic "notification" {
    for_each = [80, 100]
    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      notification_type          = notification.key == 0 ? "FORECASTED" : "ACTUAL"
      subscriber_email_addresses = ["cost@example.com"]
    }
  }
}

resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]
  subscriber {
    type    = "EMAIL"
    address = "cost@example.com"
  }
  threshold_expression {
    and {
      dimension {
        key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
        match_options = ["GREATER_THAN_OR_EQUAL"]
        values        = ["100"]
      }
    }
    and {
      dimension {
        key           = "ANOMALY_TOTAL_IMPACT_PERCENTAGE"
        match_options = ["GREATER_THAN_OR_EQUAL"]
        values        = ["50"]
      }
    }
  }
}

resource "aws_servicequotas_service_quota" "this" {
  for_each     = { "vpc/L-F678F1CE" = 20, "lambda/L-B99A9384" = 5e3 }
  service_code = split("/", each.key)[0]
  quota_code   = split("/", each.key)[1]
  value        = each.value
}
