variable "rules" {
  type = list(object({
    name   = string
    action = optional(string, "block")
    managed = optional(object({
      vendor    = optional(string, "AWS")
      overrides = optional(map(string), {})
      scope     = optional(object({ path = string }))
    }))
    rate = optional(object({ limit = number, key = optional(string, "IP"), window = optional(number) }))
    geo  = optional(list(string))
    ips  = optional(string)
  }))
  default = [
    { name = "allow-office", action = "allow", ips = "office" },
    { name = "AWSManagedRulesCommonRuleSet", action = "none", managed = { overrides = { SizeRestrictions_BODY = "count", NoUserAgent_HEADER = "captcha" }, scope = { path = "/api" } } },
    { name = "AWSManagedRulesSQLiRuleSet", action = "count", managed = {} },
    { name = "rate", rate = { limit = 2000, window = 300 } },
    { name = "rate-forwarded", action = "captcha", rate = { limit = 500, key = "FORWARDED_IP" } },
    { name = "geo", geo = ["KP", "IR"] },
  ]
}

locals {
  sets = {
    office = ["192.0.2.0/24", "198.51.100.7/32"]
    bad    = []
  }
}

resource "aws_wafv2_ip_set" "this" {
  for_each           = local.sets
  name               = each.key
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = each.value
}

resource "aws_wafv2_web_acl" "this" {
  name  = "shared"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  dynamic "rule" {
    for_each = { for i, r in var.rules : format("%02d", i) => r }
    content {
      name     = rule.value.name
      priority = tonumber(rule.key) * 10

      dynamic "action" {
        for_each = rule.value.managed == null ? [rule.value.action] : []
        content {
          dynamic "allow" {
            for_each = action.value == "allow" ? [1] : []
            content {}
          }
          dynamic "block" {
            for_each = action.value == "block" ? [1] : []
            content {
              custom_response {
                response_code = rule.value.rate != null ? 429 : 403
              }
            }
          }
          dynamic "captcha" {
            for_each = action.value == "captcha" ? [1] : []
            content {}
          }
        }
      }
      dynamic "override_action" {
        for_each = rule.value.managed != null ? [rule.value.action] : []
        content {
          dynamic "none" {
            for_each = override_action.value == "none" ? [1] : []
            content {}
          }
          dynamic "count" {
            for_each = override_action.value == "count" ? [1] : []
            content {}
          }
        }
      }

      statement {
        dynamic "managed_rule_group_statement" {
          for_each = rule.value.managed[*]
          iterator = group
          content {
            name        = rule.value.name
            vendor_name = group.value.vendor
            dynamic "rule_action_override" {
              for_each = group.value.overrides
              iterator = over
              content {
                name = over.key
                action_to_use {
                  dynamic "count" {
                    for_each = over.value == "count" ? [over.value] : []
                    content {}
                  }
                  dynamic "captcha" {
                    for_each = over.value == "captcha" ? [over.value] : []
                    content {}
                  }
                }
              }
            }
            dynamic "scope_down_statement" {
              for_each = group.value.scope[*]
              content {
                byte_match_statement {
                  search_string         = scope_down_statement.value.path
                  positional_constraint = "STARTS_WITH"
                  field_to_match {
                    uri_path {}
                  }
                  text_transformation {
                    priority = 0
                    type     = "LOWERCASE"
                  }
                }
              }
            }
          }
        }
        dynamic "rate_based_statement" {
          for_each = rule.value.rate[*]
          content {
            limit                 = rate_based_statement.value.limit
            aggregate_key_type    = rate_based_statement.value.key
            evaluation_window_sec = rate_based_statement.value.window
            dynamic "forwarded_ip_config" {
              for_each = rate_based_statement.value.key == "FORWARDED_IP" ? [1] : []
              content {
                fallback_behavior = "MATCH"
                header_name       = "X-Forwarded-For"
              }
            }
          }
        }
        dynamic "geo_match_statement" {
          for_each = rule.value.geo == null ? [] : [rule.value.geo]
          content {
            country_codes = geo_match_statement.value
          }
        }
        dynamic "ip_set_reference_statement" {
          for_each = rule.value.ips[*]
          content {
            arn = aws_wafv2_ip_set.this[ip_set_reference_statement.value].arn
          }
        }
      }
      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = replace(rule.value.name, "-", "")
        sampled_requests_enabled   = rule.value.action != "allow"
      }
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shared"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_rule_group" "headers" {
  name     = "headers"
  scope    = "REGIONAL"
  capacity = 50 + 10 * length(local.sets)
  rule {
    name     = "no-agent"
    priority = 1
    action {
      block {}
    }
    statement {
      and_statement {
        statement {
          not_statement {
            statement {
              size_constraint_statement {
                comparison_operator = "GT"
                size                = 0
                field_to_match {
                  single_header {
                    name = "user-agent"
                  }
                }
                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
          }
        }
        statement {
          geo_match_statement {
            country_codes = [for c in split(",", "us,ca") : upper(c)]
          }
        }
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "noagent"
      sampled_requests_enabled   = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "headers"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "lb" {
  for_each     = toset([for i in range(2) : "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/${i}123456789abcdef"])
  resource_arn = each.value
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
  redacted_fields {
    single_header {
      name = "authorization"
    }
  }
  logging_filter {
    default_behavior = "DROP"
    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"
      dynamic "condition" {
        for_each = ["BLOCK", "COUNT"]
        content {
          action_condition {
            action = condition.value
          }
        }
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "waf" {
  name = "aws-waf-logs-shared"
}
