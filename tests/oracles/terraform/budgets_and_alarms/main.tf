locals {
  limits = yamldecode(<<-YAML
    default: &default {unit: USD, threshold: 80}
    accounts:
      - name: dev
        amount: 100
        mails: [a@example.org, b@example.org]
      - name: prod
        amount: 1_000.5
        threshold: 0o120
        mails: &mails [ops@example.org]
      - {name: lab, amount: 0x20, mails: *mails, off: yes, on: true, none: ~}
  YAML
  )
  accounts = { for account in local.limits.accounts : account.name => merge(local.limits.default, account) }
}
resource "aws_budgets_budget" "b" {
  for_each     = local.accounts
  name         = each.key
  budget_type  = "COST"
  limit_amount = tonumber(replace(each.value.amount, "_", ""))
  limit_unit   = each.value.unit
  time_unit    = "MONTHLY"
  dynamic "notification" {
    for_each = chunklist(each.value.mails, 1)
    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = can(tonumber(each.value.threshold)) ? each.value.threshold : 50
      threshold_type             = "PERCENTAGE"
      notification_type          = notification.key == 0 ? "ACTUAL" : "FORECASTED"
      subscriber_email_addresses = notification.value
    }
  }
}
resource "terraform_data" "seen" {
  input = local.accounts
}
