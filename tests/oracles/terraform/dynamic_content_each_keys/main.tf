locals {
  listeners = {
    http  = { port = 80, actions = [{ redirect = { port = "443", status_code = "HTTP_301" } }] }
    https = { port = 443, actions = [{ forward = { groups = { blue = 90, green = 10 }, sticky = 600 } }] }
    fixed = { port = 8080, actions = [{ fixed_response = { content_type = "text/plain", status_code = 404 } }] }
  }
}
resource "aws_lb_listener" "this" {
  for_each          = local.listeners
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1"
  port              = each.value.port
  dynamic "default_action" {
    for_each = each.value.actions
    iterator = action
    content {
      type  = replace(keys(action.value)[0], "_", "-")
      order = action.key + 1
      dynamic "redirect" {
        for_each = lookup(action.value, "redirect", null)[*]
        content {
          port        = redirect.value.port
          status_code = redirect.value["status_code"]
          host        = try(redirect.value.host, null)
        }
      }
      dynamic "forward" {
        for_each = [for name, f in action.value : f if name == "forward"]
        content {
          dynamic "target_group" {
            for_each = forward.value.groups
            content {
              arn    = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/${target_group.key}/${each.key}"
              weight = target_group.value
            }
          }
          dynamic "stickiness" {
            for_each = can(forward.value.sticky) ? toset([forward.value.sticky]) : []
            content {
              duration = stickiness.key
              enabled  = stickiness.value > 0
            }
          }
        }
      }
      dynamic "fixed_response" {
        for_each = { for k, v in action.value : k => v if k == "fixed_response" }
        content {
          content_type = fixed_response.value.content_type
          status_code  = fixed_response.value.status_code
          message_body = "${each.key}/${fixed_response.key}/${action.key}"
        }
      }
    }
  }
}
