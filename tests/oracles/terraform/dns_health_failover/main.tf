locals {
  zone    = "Example.ORG."
  records = yamldecode(file("${path.module}/records.yml"))
  flat = merge([
    for name, r in local.records : {
      for i, v in try(r.targets, [r]) : "${name}/${try(v.id, i)}" => merge({ ttl = 300, type = "A" }, r, v, { name = name == "@" ? "" : name, many = can(r.targets) })
    }
  ]...)
  checked = { for k, r in local.flat : k => r if try(r.check, false) }
}
resource "aws_route53_zone" "this" {
  name          = local.zone
  comment       = "Zone of ${lower(trimsuffix(local.zone, "."))}"
  force_destroy = true
}
resource "aws_route53_zone" "inner" {
  name = "inner.${aws_route53_zone.this.name}"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
  dynamic "vpc" {
    for_each = ["vpc-0123456789abcdef1"]
    content {
      vpc_id     = vpc.value
      vpc_region = "eu-west-1"
    }
  }
}
resource "aws_route53_health_check" "this" {
  for_each          = local.checked
  ip_address        = each.value.value
  fqdn              = join(".", compact([each.value.name, aws_route53_zone.this.name]))
  port              = 443
  type              = "HTTPS"
  resource_path     = "/up"
  request_interval  = 30
  failure_threshold = 3
  regions           = ["us-west-1", "us-east-1", "eu-west-1"]
  tags              = { Name = each.key }
}
resource "aws_route53_record" "this" {
  for_each        = local.flat
  zone_id         = aws_route53_zone.this.zone_id
  name            = each.value.name
  type            = each.value.type
  ttl             = each.value.ttl
  records         = flatten([each.value.value])
  set_identifier  = each.value.many ? element(split("/", each.key), 1) : null
  health_check_id = contains(keys(local.checked), each.key) ? aws_route53_health_check.this[each.key].id : null
  dynamic "failover_routing_policy" {
    for_each = can(each.value.failover) ? [each.value.failover] : []
    content {
      type = upper(failover_routing_policy.value)
    }
  }
  dynamic "weighted_routing_policy" {
    for_each = can(each.value.weight) ? [each.value.weight] : []
    content {
      weight = weighted_routing_policy.value
    }
  }
}
resource "aws_route53_key_signing_key" "this" {
  hosted_zone_id             = aws_route53_zone.this.id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/0f7ee74e-2d70-4dbb-a7ad-9dd9c9a7b4e4"
  name                       = "ksk"
}
resource "aws_route53_hosted_zone_dnssec" "this" {
  hosted_zone_id = aws_route53_key_signing_key.this.hosted_zone_id
}
resource "aws_cloudwatch_metric_alarm" "health" {
  for_each            = aws_route53_health_check.this
  alarm_name          = "down ${each.key} ${each.value.fqdn} ${each.value.type}"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = each.value.failure_threshold
  metric_name         = "HealthCheckStatus"
  namespace           = "AWS/Route53"
  period              = each.value.request_interval * 2
  statistic           = "Minimum"
  threshold           = 1
  treat_missing_data  = "breaching"
  dimensions          = { HealthCheckId = each.value.id, Inverted = each.value.invert_healthcheck == true ? "y" : "n" }
}
