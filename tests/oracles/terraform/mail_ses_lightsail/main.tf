variable "domains" {
  type = map(object({
    zone    = optional(string)
    from    = optional(string, "mail")
    dmarc   = optional(object({ policy = optional(string, "none"), rua = optional(list(string), []), pct = optional(number, 100) }), {})
    receive = optional(map(object({ recipients = list(string), bucket = optional(string), bounce = optional(bool, false) })), {})
  }))
  default = {
    "example.com" = { zone = "Z0123456789ABCDEFGHIJ", dmarc = { policy = "reject", rua = ["mailto:d@example.com", "mailto:x@dmarc.example"], pct = 50 }, receive = { support = { recipients = ["support@example.com"], bucket = "acme-mail" }, none = { recipients = [".example.com"], bounce = true } } }
    "example.org" = {}
  }
}

locals {
  hosted  = { for d, s in var.domains : d => s if s.zone != null }
  dmarc   = { for d, s in var.domains : d => join("; ", compact(["v=DMARC1", "p=${s.dmarc.policy}", length(s.dmarc.rua) > 0 ? "rua=${join(",", s.dmarc.rua)}" : "", s.dmarc.pct != 100 ? format("pct=%d", s.dmarc.pct) : null])) }
  receive = [for d, s in var.domains : [for name, r in s.receive : merge(r, { name = "${split(".", d)[0]}-${name}", domain = d })]]
  rules   = { for i, r in flatten(local.receive) : r.name => merge(r, { after = i == 0 ? null : flatten(local.receive)[i - 1].name }) }
}

resource "aws_ses_domain_identity" "this" {
  for_each = var.domains
  domain   = each.key
}

resource "aws_ses_domain_dkim" "this" {
  for_each = aws_ses_domain_identity.this
  domain   = each.value.domain
}

resource "aws_ses_domain_mail_from" "this" {
  for_each               = var.domains
  domain                 = aws_ses_domain_identity.this[each.key].domain
  mail_from_domain       = "${each.value.from}.${aws_ses_domain_identity.this[each.key].domain}"
  behavior_on_mx_failure = each.value.zone == null ? "UseDefaultValue" : "RejectMessage"
}

resource "aws_route53_record" "dkim" {
  for_each = { for pair in setproduct(keys(local.hosted), range(3)) : "${pair[0]}-${pair[1]}" => { domain = pair[0], n = tonumber(pair[1]) } }
  zone_id  = local.hosted[each.value.domain].zone
  name     = "${aws_ses_domain_dkim.this[each.value.domain].dkim_tokens[each.value.n]}._domainkey.${each.value.domain}"
  type     = "CNAME"
  ttl      = "600"
  records  = ["${aws_ses_domain_dkim.this[each.value.domain].dkim_tokens[each.value.n]}.dkim.amazonses.com"]
}

resource "aws_route53_record" "dmarc" {
  for_each = local.hosted
  zone_id  = each.value.zone
  name     = "_dmarc.${each.key}"
  type     = "TXT"
  ttl      = 3600
  records  = [local.dmarc[each.key]]
}

resource "aws_route53_record" "mx" {
  for_each = local.hosted
  zone_id  = each.value.zone
  name     = aws_ses_domain_mail_from.this[each.key].mail_from_domain
  type     = "MX"
  ttl      = 3600
  records  = ["10 feedback-smtp.us-east-1.amazonses.com"]
}

resource "aws_ses_configuration_set" "this" {
  name                       = "default"
  reputation_metrics_enabled = true
  delivery_options {
    tls_policy = "Require"
  }
}

resource "aws_ses_event_destination" "this" {
  for_each               = { sns = ["bounce", "complaint"], metrics = ["send", "open", "click"] }
  name                   = each.key
  configuration_set_name = aws_ses_configuration_set.this.name
  enabled                = true
  matching_types         = each.value
  dynamic "sns_destination" {
    for_each = each.key == "sns" ? aws_sns_topic.bounces[*] : []
    content {
      topic_arn = sns_destination.value.arn
    }
  }
  dynamic "cloudwatch_destination" {
    for_each = each.key == "metrics" ? { campaign = "messageTag", "ses:from-domain" = "messageTag" } : {}
    content {
      dimension_name = cloudwatch_destination.key
      value_source   = cloudwatch_destination.value
      default_value  = "none"
    }
  }
}

resource "aws_sns_topic" "bounces" {
  name = "bounces"
}

resource "aws_sesv2_configuration_set" "bulk" {
  configuration_set_name = "bulk"
  delivery_options {
    max_delivery_seconds = 300
    tls_policy           = "OPTIONAL"
  }
  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_email_identity" "people" {
  for_each               = toset(["ops@example.com", "noreply@example.com"])
  email_identity         = each.value
  configuration_set_name = aws_sesv2_configuration_set.bulk.configuration_set_name
}

resource "aws_ses_template" "welcome" {
  name    = "welcome"
  subject = "Hello {{name}}"
  html    = "<h1>Hello {{name}}</h1>"
  text    = trimspace(<<-EOT

      Hello {{name}},
        welcome.

  EOT
  )
}

resource "aws_ses_receipt_rule_set" "this" {
  rule_set_name = "main"
}

resource "aws_ses_receipt_rule" "this" {
  for_each      = local.rules
  name          = each.key
  rule_set_name = aws_ses_receipt_rule_set.this.rule_set_name
  recipients    = each.value.recipients
  after         = each.value.after
  enabled       = true
  scan_enabled  = true
  tls_policy    = "Require"
  dynamic "s3_action" {
    for_each = each.value.bucket[*]
    content {
      position          = 1
      bucket_name       = s3_action.value
      object_key_prefix = "${each.value.domain}/"
    }
  }
  dynamic "bounce_action" {
    for_each = each.value.bounce ? [each.value.recipients] : []
    content {
      position        = 1
      message         = "No such box at ${bounce_action.value[0]}"
      sender          = "postmaster@${each.value.domain}"
      smtp_reply_code = 550
      status_code     = "5.1.1"
    }
  }
}

resource "aws_lightsail_instance" "blog" {
  for_each          = { for i, z in ["a", "b"] : "blog-${z}" => i }
  name              = each.key
  availability_zone = "us-east-1${substr(each.key, -1, 1)}"
  blueprint_id      = "wordpress"
  bundle_id         = each.value == 0 ? "micro_3_0" : "nano_3_0"
  user_data         = "echo ${each.value}"
  add_on {
    type          = "AutoSnapshot"
    snapshot_time = format("%02d:00", 6 + each.value)
    status        = "Enabled"
  }
}

resource "aws_lightsail_instance_public_ports" "blog" {
  for_each      = aws_lightsail_instance.blog
  instance_name = each.value.name
  dynamic "port_info" {
    for_each = { http = 80, https = 443 }
    content {
      protocol  = "tcp"
      from_port = port_info.value
      to_port   = port_info.value
      cidrs     = ["0.0.0.0/0"]
    }
  }
}

resource "aws_lightsail_static_ip" "blog" {
  for_each = aws_lightsail_instance.blog
  name     = "${each.value.name}-ip"
}

resource "aws_lightsail_static_ip_attachment" "blog" {
  for_each       = aws_lightsail_static_ip.blog
  static_ip_name = each.value.id
  instance_name  = aws_lightsail_instance.blog[each.key].id
}

resource "aws_lightsail_database" "blog" {
  relational_database_name = "blog"
  availability_zone        = aws_lightsail_instance.blog["blog-a"].availability_zone
  master_database_name     = "blog"
  master_username          = "blog"
  master_password          = "correcthorse1"
  blueprint_id             = "mysql_8_0"
  bundle_id                = "micro_2_0"
  skip_final_snapshot      = true
}
