variable "routes" {
  default = [
    { path = ["/api/*", "/v1/*"], target = "api" },
    { host = ["admin.example.org"], target = "admin", source = ["10.0.0.0/8"] },
    { header = { name = "X-Env", values = ["test"] }, redirect = { host = "test.example.org", code = "HTTP_302" } },
    { path = ["/gone"], fixed = { status = 410, body = "gone" } },
  ]
}
resource "aws_lb" "l" {
  name               = "l"
  internal           = true
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}
resource "aws_lb_target_group" "t" {
  for_each = toset([for route in var.routes : route.target if can(route.target)])
  name     = each.key
  port     = each.key == "api" ? 8080 : 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"
  health_check {
    path    = "/${each.key}/health"
    matcher = "200-299"
  }
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.l.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:us-east-1:111122223333:certificate/c"
  default_action {
    type = "forward"
    forward {
      dynamic "target_group" {
        for_each = aws_lb_target_group.t
        content {
          arn    = target_group.value.arn
          weight = target_group.key == "api" ? 10 : 90
        }
      }
    }
  }
}
resource "aws_lb_listener_rule" "r" {
  count        = length(var.routes)
  listener_arn = aws_lb_listener.https.arn
  priority     = (count.index + 1) * 10
  action {
    type             = can(var.routes[count.index].redirect) ? "redirect" : can(var.routes[count.index].fixed) ? "fixed-response" : "forward"
    target_group_arn = try(aws_lb_target_group.t[var.routes[count.index].target].arn, null)
    dynamic "redirect" {
      for_each = try([var.routes[count.index].redirect], [])
      content {
        host        = redirect.value.host
        status_code = redirect.value.code
      }
    }
    dynamic "fixed_response" {
      for_each = try([var.routes[count.index].fixed], [])
      content {
        content_type = "text/plain"
        message_body = fixed_response.value.body
        status_code  = fixed_response.value.status
      }
    }
  }
  dynamic "condition" {
    for_each = { for kind in ["path", "host", "source"] : kind => lookup(var.routes[count.index], kind, null) if lookup(var.routes[count.index], kind, null) != null }
    content {
      dynamic "path_pattern" {
        for_each = condition.key == "path" ? [1] : []
        content {
          values = condition.value
        }
      }
      dynamic "host_header" {
        for_each = condition.key == "host" ? [1] : []
        content {
          values = condition.value
        }
      }
      dynamic "source_ip" {
        for_each = condition.key == "source" ? [1] : []
        content {
          values = condition.value
        }
      }
    }
  }
  dynamic "condition" {
    for_each = try([var.routes[count.index].header], [])
    content {
      http_header {
        http_header_name = condition.value.name
        values           = condition.value.values
      }
    }
  }
}
