variable "listeners" {
  default = {
    http = {
      port  = 80
      rules = [{ paths = ["/a/*", "/b/*"], weight = { blue = 80, green = 20 } }]
    }
    https = { port = 443, rules = [] }
  }
}
resource "aws_lb_listener" "this" {
  for_each          = var.listeners
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/x/1"
  port              = each.value.port
  protocol          = upper(each.key)
  certificate_arn   = each.key == "https" ? "arn:aws:acm:us-east-1:123456789012:certificate/1" : null
  dynamic "default_action" {
    for_each = length(each.value.rules) > 0 ? each.value.rules : [{ paths = [], weight = { only = 100 } }]
    iterator = action
    content {
      type = "forward"
      forward {
        dynamic "target_group" {
          for_each = action.value.weight
          iterator = group
          content {
            arn    = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/${each.key}-${group.key}/${action.key}"
            weight = group.value
          }
        }
        dynamic "stickiness" {
          for_each = length(action.value.paths) > 1 ? [1] : []
          content {
            duration = 60 * (stickiness.key + 1)
            enabled  = true
          }
        }
      }
    }
  }
}
