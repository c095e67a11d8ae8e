locals {
  routes = {
    "GET /orders"         = { lambda = "orders", auth = true }
    "POST /orders"        = { lambda = "orders", auth = true, throttle = { burst = 20, rate = 10.5 } }
    "GET /health"         = { lambda = "health" }
    "$default"            = { lambda = "fallback", auth = false }
    "ANY /admin/{proxy+}" = { lambda = "admin", auth = true, scopes = ["admin:read", "admin:write"] }
  }
  lambdas = distinct([for route in values(local.routes) : route.lambda])
  slug    = { for key in keys(local.routes) : key => trim(lower(replace(key, "/[^A-Za-z0-9]+/", "-")), "-") }
  stages  = { dev = { auto = true, variables = { log = "debug" } }, prod = { auto = false, variables = { log = "warn", table = "orders-prod" } } }
}

resource "aws_apigatewayv2_api" "this" {
  name          = "orders"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = [for scheme in ["https", "http"] : "${scheme}://${scheme == "http" ? "localhost:3000" : "app.example.org"}"]
    allow_methods = distinct([for key in keys(local.routes) : element(split(" ", key), 0) if length(split(" ", key)) == 2 && !startswith(key, "ANY")])
    max_age       = 60 * 60 * 2
  }
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id           = aws_apigatewayv2_api.this.id
  name             = "jwt"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = ["orders"]
    issuer   = "https://issuer.example.org/$${tenant}"
  }
}

resource "aws_apigatewayv2_integration" "lambda" {
  for_each               = toset(local.lambdas)
  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_uri        = "arn:aws:lambda:eu-west-1:111122223333:function:${each.key}"
  payload_format_version = "2.0"
  timeout_milliseconds   = each.value == "admin" ? 5e3 : 29 * 1000
}

resource "aws_apigatewayv2_route" "this" {
  for_each             = local.routes
  api_id               = aws_apigatewayv2_api.this.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.lambda[each.value.lambda].id}"
  authorization_type   = try(each.value.auth, false) ? "JWT" : "NONE"
  authorizer_id        = try(each.value.auth, false) ? aws_apigatewayv2_authorizer.jwt.id : null
  authorization_scopes = try(each.value.scopes, null)
  operation_name       = local.slug[each.key]
}

resource "aws_cloudwatch_log_group" "access" {
  for_each = local.stages
  name     = "/api/${each.key}"
}

resource "aws_apigatewayv2_stage" "this" {
  for_each        = local.stages
  api_id          = aws_apigatewayv2_api.this.id
  name            = each.key
  auto_deploy     = each.value.auto
  stage_variables = each.value.variables
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access[each.key].arn
    format = jsonencode({
      for field in ["requestId", "ip", "routeKey", "status"] : field => "$context.${field == "ip" ? "identity.sourceIp" : field}"
    })
  }
  dynamic "route_settings" {
    for_each = { for key, route in local.routes : key => route.throttle if can(route.throttle) }
    content {
      route_key              = route_settings.key
      throttling_burst_limit = route_settings.value.burst
      throttling_rate_limit  = route_settings.value.rate
    }
  }
  tags = { Routes = length(local.routes), Slugs = join(" ", sort(values(local.slug))) }
}
