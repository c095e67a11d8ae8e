variable "origins" {
  type = map(object({
    domain  = string
    path    = optional(string)
    headers = optional(map(string), {})
    s3      = optional(bool, true)
    ttl     = optional(tuple([number, number, number]), [0, 3600, 86400])
  }))
  default = {
    site = { domain = "site.s3.amazonaws.com" }
    api  = { domain = "api.example.org", s3 = false, path = "/v1", headers = { X-Key = "k", X-From = "cf" }, ttl = [0, 0, 0] }
  }
}
resource "aws_cloudfront_origin_access_control" "o" {
  name                              = "o"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}
resource "aws_cloudfront_distribution" "d" {
  enabled             = true
  default_root_object = "index.html"
  aliases             = distinct(concat(["www.example.org"], [for name in keys(var.origins) : "${name}.example.org"], ["www.example.org"]))
  dynamic "origin" {
    for_each = var.origins
    content {
      origin_id                = origin.key
      domain_name              = origin.value.domain
      origin_path              = origin.value.path
      origin_access_control_id = origin.value.s3 ? aws_cloudfront_origin_access_control.o.id : null
      dynamic "custom_header" {
        for_each = origin.value.headers
        content {
          name  = custom_header.key
          value = custom_header.value
        }
      }
      dynamic "custom_origin_config" {
        for_each = origin.value.s3 ? [] : ["https-only"]
        content {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = custom_origin_config.value
          origin_ssl_protocols   = ["TLSv1.2"]
        }
      }
    }
  }
  default_cache_behavior {
    target_origin_id       = one([for name, origin in var.origins : name if origin.s3])
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }
  dynamic "ordered_cache_behavior" {
    for_each = { for name, origin in var.origins : name => origin if !origin.s3 }
    content {
      path_pattern           = "/${ordered_cache_behavior.key}/*"
      target_origin_id       = ordered_cache_behavior.key
      viewer_protocol_policy = "https-only"
      allowed_methods        = ["GET", "HEAD", "OPTIONS"]
      cached_methods         = ["HEAD", "GET"]
      min_ttl                = ordered_cache_behavior.value.ttl[0]
      default_ttl            = ordered_cache_behavior.value.ttl[1]
      max_ttl                = ordered_cache_behavior.value.ttl[2]
      forwarded_values {
        query_string = true
        headers      = sort(keys(ordered_cache_behavior.value.headers))
        cookies {
          forward = "all"
        }
      }
    }
  }
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["DE", "FR"]
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
