variable "zones" {
  type = map(object({
    private = optional(bool, false)
    records = optional(list(object({
      name    = string
      type    = optional(string, "A")
      ttl     = optional(number, 300)
      values  = optional(list(string))
      alias   = optional(string)
      weights = optional(map(number))
    })), [])
  }))
  default = {
    "example.org" = {
      records = [
        { name = "", values = ["192.0.2.1"] },
        { name = "www", alias = "d111.cloudfront.net" },
        { name = "mail", type = "MX", ttl = 3600, values = ["10 mx1.example.org", "20 mx2.example.org"] },
        { name = "api", values = ["192.0.2.9"], weights = { blue = 90, green = 10 } },
        { name = "_txt", type = "TXT", values = ["v=spf1 -all", "with \"quotes\""] },
      ]
    }
    "corp.internal" = { private = true }
  }
}
locals {
  records = merge(flatten([
    for zone, about in var.zones : [
      for record in about.records : {
        for set, weight in coalesce(record.weights, { "" = null }) :
        trimsuffix(join("/", [zone, record.type, record.name, set]), "/") => merge(record, { zone = zone, set = set, weight = weight })
      }
    ]
  ])...)
}
resource "aws_route53_zone" "z" {
  for_each = var.zones
  name     = each.key
  dynamic "vpc" {
    for_each = each.value.private ? ["vpc-1"] : []
    content {
      vpc_id = vpc.value
    }
  }
}
resource "aws_route53_record" "r" {
  for_each       = local.records
  zone_id        = aws_route53_zone.z[each.value.zone].zone_id
  name           = trimprefix("${each.value.name}.${each.value.zone}", ".")
  type           = each.value.type
  ttl            = each.value.alias == null ? each.value.ttl : null
  records        = each.value.values
  set_identifier = each.value.set != "" ? each.value.set : null
  dynamic "alias" {
    for_each = each.value.alias[*]
    content {
      name                   = alias.value
      zone_id                = "Z2FDTNDATAQYW2"
      evaluate_target_health = false
    }
  }
  dynamic "weighted_routing_policy" {
    for_each = each.value.weight == null ? [] : [each.value.weight]
    content {
      weight = weighted_routing_policy.value
    }
  }
}
