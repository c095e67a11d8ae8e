resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = "source"
  role   = "arn:aws:iam::123456789012:role/r"
  rule {
    id       = "one"
    priority = 1
    status   = "Enabled"
    filter {
      and {
        prefix = "x/"
        tags   = { A = "1" }
      }
    }
    delete_marker_replication {
      status = "Disabled"
    }
    destination {
      bucket        = "arn:aws:s3:::target"
      storage_class = "STANDARD"
      replication_time {
        status = "Enabled"
        time {
          minutes = 15
        }
      }
      metrics {
        status = "Enabled"
        event_threshold {
          minutes = "15"
        }
      }
    }
  }
}
resource "aws_cloudfront_distribution" "this" {
  enabled = true
  origin {
    domain_name = "x.example.com"
    origin_id   = "x"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
    custom_header {
      name  = "X-A"
      value = "1"
    }
  }
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["HEAD", "GET"]
    target_origin_id       = "x"
    viewer_protocol_policy = "redirect-to-https"
    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["PL", "DE"]
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
resource "aws_ecs_task_definition" "this" {
  family = "app"
  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "nginx:1"
      cpu          = 10
      memory       = 512
      essential    = true
      portMappings = [{ containerPort = 80, hostPort = 80 }]
      environment  = [for k, v in { B = "2", A = "1" } : { name = k, value = v }]
    },
  ])
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id = "fs-1"
      root_directory = "/"
    }
  }
}
