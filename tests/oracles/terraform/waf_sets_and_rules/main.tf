variable "lists" {
  default = { office = ["192.0.2.0/24"], block = ["198.51.100.0/24", "203.0.113.7/32"], six = ["2001:db8::/32"] }
}
resource "aws_wafv2_ip_set" "s" {
  for_each           = var.lists
  name               = each.key
  scope              = "REGIONAL"
  ip_address_version = alltrue([for cidr in each.value : can(cidrnetmask(cidr))]) ? "IPV4" : "IPV6"
  addresses          = each.value
}
resource "aws_wafv2_regex_pattern_set" "p" {
  name  = "p"
  scope = "REGIONAL"
  dynamic "regular_expression" {
    for_each = [for word in ["admin", "login"] : "^/${word}(/.*)?$"]
    content {
      regex_string = regular_expression.value
    }
  }
}
resource "aws_waf_ipset" "old" {
  name = "old"
  dynamic "ip_set_descriptors" {
    for_each = toset(flatten([for name, cidrs in var.lists : cidrs if name != "six"]))
    content {
      type  = "IPV4"
      value = ip_set_descriptors.key
    }
  }
}
resource "aws_waf_rule" "r" {
  for_each    = { block = true, allow = false }
  name        = each.key
  metric_name = replace(title(each.key), "/[^A-Za-z]/", "")
  predicates {
    data_id = aws_waf_ipset.old.id
    negated = !each.value
    type    = "IPMatch"
  }
}
resource "aws_waf_web_acl" "a" {
  name        = "a"
  metric_name = "a"
  default_action {
    type = "ALLOW"
  }
  dynamic "rules" {
    for_each = values(aws_waf_rule.r)[*].id
    content {
      priority = rules.key + 1
      rule_id  = rules.value
      type     = "REGULAR"
      action {
        type = rules.key == 0 ? "COUNT" : "BLOCK"
      }
    }
  }
}
