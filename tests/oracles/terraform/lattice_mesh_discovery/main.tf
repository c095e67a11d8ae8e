variable "services" {
  type = map(object({
    port    = optional(number, 8080)
    weights = optional(map(number), { stable = 100 })
    paths   = optional(list(string), ["/"])
    auth    = optional(bool, true)
  }))
  default = {
    cart    = { weights = { stable = 90, canary = "10" }, paths = ["/cart", "/basket"] }
    catalog = { port = 9090, auth = false }
  }
}
locals {
  groups = { for pair in flatten([for s, spec in var.services : [for v, w in spec.weights : { key = "${s}-${v}", service = s, version = v, weight = w, port = spec.port }]]) : pair.key => pair }
}
resource "aws_vpclattice_service_network" "this" {
  name      = "mesh"
  auth_type = anytrue(values(var.services)[*].auth) ? "AWS_IAM" : "NONE"
}
resource "aws_vpclattice_service_network_vpc_association" "this" {
  vpc_identifier             = "vpc-0123456789abcdef0"
  service_network_identifier = aws_vpclattice_service_network.this.id
  security_group_ids         = ["sg-0123456789abcdef0"]
}
resource "aws_vpclattice_target_group" "this" {
  for_each = local.groups
  name     = each.key
  type     = "IP"
  config {
    port             = each.value.port
    protocol         = "HTTP"
    protocol_version = "HTTP1"
    vpc_identifier   = aws_vpclattice_service_network_vpc_association.this.vpc_identifier
    health_check {
      enabled                       = true
      path                          = "/healthz"
      health_check_interval_seconds = 15
      matcher {
        value = "200-299"
      }
    }
  }
}
resource "aws_vpclattice_service" "this" {
  for_each           = var.services
  name               = each.key
  auth_type          = each.value.auth ? aws_vpclattice_service_network.this.auth_type : "NONE"
  custom_domain_name = "${each.key}.mesh.example.com"
}
resource "aws_vpclattice_service_network_service_association" "this" {
  for_each                   = aws_vpclattice_service.this
  service_identifier         = each.value.id
  service_network_identifier = aws_vpclattice_service_network.this.id
}
resource "aws_vpclattice_listener" "this" {
  for_each           = var.services
  name               = "http"
  protocol           = "HTTP"
  port               = 80
  service_identifier = aws_vpclattice_service.this[each.key].id
  default_action {
    forward {
      dynamic "target_groups" {
        for_each = each.value.weights
        content {
          target_group_identifier = aws_vpclattice_target_group.this["${each.key}-${target_groups.key}"].id
          weight                  = target_groups.value
        }
      }
    }
  }
}
resource "aws_vpclattice_listener_rule" "paths" {
  for_each            = { for r in flatten([for s, spec in var.services : [for i, p in spec.paths : { id = "${s}${i}", service = s, path = p, priority = (i + 1) * 10 } if p != "/"]]) : r.id => r }
  name                = each.key
  priority            = each.value.priority
  listener_identifier = aws_vpclattice_listener.this[each.value.service].listener_id
  service_identifier  = aws_vpclattice_service.this[each.value.service].id
  match {
    http_match {
      method = each.value.priority == 10 ? "GET" : null
      path_match {
        case_sensitive = false
        match {
          prefix = each.value.path
        }
      }
    }
  }
  action {
    fixed_response {
      status_code = 404
    }
  }
}
resource "aws_vpclattice_auth_policy" "this" {
  for_each            = { for s, spec in var.services : s => spec if spec.auth }
  resource_identifier = aws_vpclattice_service.this[each.key].arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Action = "*", Effect = "Allow", Principal = "*", Resource = "*", Condition = { StringNotEqualsIgnoreCase = { "aws:PrincipalType" = "anonymous" } } }]
  })
}
resource "aws_service_discovery_private_dns_namespace" "this" {
  name = "mesh.local"
  vpc  = "vpc-0123456789abcdef0"
}
resource "aws_service_discovery_service" "this" {
  for_each = var.services
  name     = each.key
  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.this.id
    routing_policy = "MULTIVALUE"
    dns_records {
      ttl  = 10
      type = "A"
    }
    dynamic "dns_records" {
      for_each = each.value.port != 8080 ? ["SRV"] : []
      content {
        ttl  = 60
        type = dns_records.value
      }
    }
  }
  health_check_custom_config {
    failure_threshold = 1
  }
}
