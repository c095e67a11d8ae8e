locals {
  site = jsondecode(file("${path.module}/site.json"))
  paths = {
    for i, p in local.site.paths : format("%02d", i) => merge({
      origin  = "app"
      cache   = "none"
      methods = ["GET", "HEAD"]
      edge    = {}
    }, p)
  }
  ttls = { none = [0, 0, 0], short = [0, 60, 300], long = [1, 86400, 31536000] }
  mime = { html = "text/html", js = "text/javascript" }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "dns"
  region = local.site.dns_region
}

resource "aws_cloudfront_cache_policy" "this" {
  for_each    = local.ttls
  name        = "site-${each.key}"
  min_ttl     = each.value[0]
  default_ttl = each.value[1]
  max_ttl     = each.value[2]
  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip   = each.value[2] > 0
    enable_accept_encoding_brotli = each.value[2] > 0
    cookies_config {
      cookie_behavior = each.key == "short" ? "whitelist" : "none"
      dynamic "cookies" {
        for_each = each.key == "short" ? [["lang", "ab"]] : []
        content {
          items = cookies.value
        }
      }
    }
    headers_config {
      header_behavior = "none"
    }
    query_strings_config {
      query_string_behavior = each.key == "long" ? "none" : each.value[2] == 0 ? "none" : "all"
    }
  }
}

resource "aws_cloudfront_origin_request_policy" "app" {
  name = "app"
  cookies_config {
    cookie_behavior = "all"
  }
  headers_config {
    header_behavior = "allExcept"
    headers {
      items = ["Host"]
    }
  }
  query_strings_config {
    query_string_behavior = "all"
  }
}

resource "aws_cloudfront_response_headers_policy" "secure" {
  name = "secure"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      override                   = true
      preload                    = true
    }
    content_type_options {
      override = true
    }
    content_security_policy {
      content_security_policy = join("; ", [for k, v in local.site.csp : "${k} ${join(" ", v)}"])
      override                = true
    }
    frame_options {
      frame_option = "DENY"
      override     = true
    }
  }
  custom_headers_config {
    dynamic "items" {
      for_each = { X-Robots-Tag = "noindex", Permissions-Policy = "camera=()" }
      content {
        header   = items.key
        value    = items.value
        override = true
      }
    }
  }
}

resource "aws_cloudfront_function" "this" {
  for_each = fileset(path.module, "functions/*.js")
  name     = trimsuffix(basename(each.value), ".js")
  runtime  = "cloudfront-js-2.0"
  publish  = true
  code     = file("${path.module}/${each.value}")
}

resource "aws_cloudfront_public_key" "signing" {
  count       = 2
  name        = "signing-${count.index}"
  encoded_key = "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK${count.index}\n-----END PUBLIC KEY-----\n"
}

resource "aws_cloudfront_key_group" "signing" {
  name  = "signing"
  items = aws_cloudfront_public_key.signing[*].id
}

resource "aws_cloudfront_origin_access_control" "s3" {
  name                              = "s3"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_s3_bucket" "assets" {
  bucket = "assets.${local.site.domain}"
}

resource "aws_s3_object" "page" {
  for_each     = fileset("${path.module}/pages", "**")
  bucket       = aws_s3_bucket.assets.id
  key          = each.value
  content      = templatefile("${path.module}/pages/${each.value}", { site = local.site, year = 2024 })
  content_type = lookup(local.mime, reverse(split(".", each.value))[0], "application/octet-stream")
  etag         = md5(file("${path.module}/pages/${each.value}"))
}

resource "aws_cloudfront_distribution" "this" {
  enabled             = true
  is_ipv6_enabled     = true
  comment             = "Site of ${local.site.domain}"
  aliases             = concat([local.site.domain], [for a in try(local.site.aliases, []) : "${a}.${local.site.domain}"])
  default_root_object = "index.html"
  http_version        = "http2and3"
  price_class         = "PriceClass_100"

  origin {
    origin_id                = "assets"
    domain_name              = aws_s3_bucket.assets.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.s3.id
  }
  dynamic "origin" {
    for_each = local.site.origins
    content {
      origin_id   = origin.key
      domain_name = origin.value.host
      origin_path = try(origin.value.path, "")
      custom_origin_config {
        http_port              = 80
        https_port             = try(origin.value.port, 443)
        origin_protocol_policy = "https-only"
        origin_ssl_protocols   = ["TLSv1.2"]
      }
      dynamic "custom_header" {
        for_each = try(origin.value.headers, {})
        content {
          name  = custom_header.key
          value = custom_header.value
        }
      }
    }
  }

  default_cache_behavior {
    target_origin_id           = "assets"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.this["long"].id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.secure.id
  }

  dynamic "ordered_cache_behavior" {
    for_each = local.paths
    iterator = path
    content {
      path_pattern             = path.value.path
      target_origin_id         = path.value.origin
      viewer_protocol_policy   = "https-only"
      allowed_methods          = path.value.methods
      cached_methods           = ["GET", "HEAD"]
      cache_policy_id          = aws_cloudfront_cache_policy.this[path.value.cache].id
      origin_request_policy_id = path.value.origin == "app" ? aws_cloudfront_origin_request_policy.app.id : null
      trusted_key_groups       = try(path.value.signed, false) ? [aws_cloudfront_key_group.signing.id] : []
      dynamic "function_association" {
        for_each = path.value.edge
        content {
          event_type   = function_association.key
          function_arn = aws_cloudfront_function.this["functions/${function_association.value}.js"].arn
        }
      }
    }
  }

  dynamic "custom_error_response" {
    for_each = { 403 = "/404.html", 404 = "/404.html", 502 = "/sorry.html" }
    content {
      error_code            = custom_error_response.key
      response_code         = custom_error_response.key == "403" ? 404 : custom_error_response.key
      response_page_path    = custom_error_response.value
      error_caching_min_ttl = custom_error_response.key < 500 ? 300 : 10
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = length(local.site.blocked) > 0 ? "blacklist" : "none"
      locations        = local.site.blocked
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.this.arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_acm_certificate" "this" {
  domain_name               = local.site.domain
  subject_alternative_names = ["*.${local.site.domain}"]
  validation_method         = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_zone" "this" {
  provider = aws.dns
  name     = local.site.domain
}

resource "aws_route53_record" "site" {
  provider = aws.dns
  for_each = { for pair in setproduct(["A", "AAAA"], concat([""], local.site.aliases)) : "${pair[0]} ${pair[1]}" => { type = pair[0], name = join(".", compact([pair[1], local.site.domain])) } }
  zone_id  = aws_route53_zone.this.zone_id
  name     = each.value.name
  type     = each.value.type
  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_globalaccelerator_accelerator" "this" {
  name            = "site"
  ip_address_type = "IPV4"
  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = aws_s3_bucket.assets.bucket
    flow_logs_s3_prefix = "ga/"
  }
}

resource "aws_globalaccelerator_listener" "this" {
  accelerator_arn = aws_globalaccelerator_accelerator.this.id
  protocol        = "TCP"
  client_affinity = "SOURCE_IP"
  dynamic "port_range" {
    for_each = [80, [443, 444]]
    content {
      from_port = try(port_range.value[0], port_range.value)
      to_port   = try(port_range.value[1], port_range.value)
    }
  }
}

resource "aws_globalaccelerator_endpoint_group" "this" {
  for_each                = { us-east-1 = 100, eu-west-1 = 25.5 }
  listener_arn            = aws_globalaccelerator_listener.this.id
  endpoint_group_region   = each.key
  traffic_dial_percentage = each.value
  endpoint_configuration {
    endpoint_id = "arn:aws:elasticloadbalancing:${each.key}:111122223333:loadbalancer/app/web/0123456789abcdef"
    weight      = 128
  }
}
