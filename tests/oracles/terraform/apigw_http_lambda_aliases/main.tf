variable "stages" {
  type = map(object({
    version   = optional(string)
    weights   = optional(map(number), {})
    throttle  = optional(object({ burst = number, rate = number }))
    variables = optional(map(string), {})
  }))
  default = {
    live    = { version = "7", weights = { "8" = 0.1 }, throttle = { burst = 100, rate = 50.5 }, variables = { log = "warn" } }
    preview = { variables = { log = "debug", flags = true } }
  }
}

locals {
  routes = {
    "GET /orders"         = { fn = "read" }
    "GET /orders/{id}"    = { fn = "read", timeout = 5000 }
    "POST /orders"        = { fn = "write", scopes = ["orders/write"] }
    "ANY /legacy/{proxy+}" = { url = "https://legacy.example.com/{proxy}" }
  }
  functions = {
    for name in distinct(compact([for r in values(local.routes) : try(r.fn, "")])) : name => {
      memory = name == "write" ? 512 : 256
      layers = name == "write" ? [aws_lambda_layer_version.common.arn] : []
    }
  }
  by_function = { for route, r in local.routes : r.fn => route... if can(r.fn) }
}

resource "aws_lambda_layer_version" "common" {
  layer_name               = "common"
  s3_bucket                = "acme-artifacts"
  s3_key                   = "layers/common.zip"
  compatible_runtimes      = ["python3.12", "python3.11"]
  compatible_architectures = ["arm64"]
}

resource "aws_lambda_function" "this" {
  for_each      = local.functions
  function_name = "orders-${each.key}"
  role          = aws_iam_role.fn.arn
  s3_bucket     = "acme-artifacts"
  s3_key        = "orders/${each.key}.zip"
  handler       = "app.handler"
  runtime       = "python3.12"
  architectures = ["arm64"]
  memory_size   = each.value.memory
  layers        = each.value.layers
  publish       = true
  environment {
    variables = merge({ TABLE = "orders", ROUTES = join(",", sort(local.by_function[each.key])) }, each.key == "write" ? { QUEUE = aws_sqs_queue.dead.url } : {})
  }
  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
  tracing_config {
    mode = "Active"
  }
  logging_config {
    log_format            = "JSON"
    application_log_level = "INFO"
  }
}

resource "aws_sqs_queue" "dead" {
  name                      = "orders-dead"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

resource "aws_lambda_alias" "this" {
  for_each         = { for pair in setproduct(keys(local.functions), keys(var.stages)) : join("/", pair) => { fn = pair[0], stage = pair[1] } }
  name             = each.value.stage
  function_name    = aws_lambda_function.this[each.value.fn].function_name
  function_version = coalesce(var.stages[each.value.stage].version, "$LATEST")
  dynamic "routing_config" {
    for_each = length(var.stages[each.value.stage].weights) > 0 ? [var.stages[each.value.stage].weights] : []
    content {
      additional_version_weights = routing_config.value
    }
  }
}

resource "aws_lambda_permission" "api" {
  for_each      = aws_lambda_alias.this
  statement_id  = "api-${each.value.name}"
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/*/*"
}

resource "aws_iam_role" "fn" {
  name = "orders-fn"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_apigatewayv2_api" "this" {
  name          = "orders"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = ["https://*.example.com"]
    allow_methods = distinct([for route in keys(local.routes) : split(" ", route)[0] if !startswith(route, "ANY")])
    allow_headers = ["authorization", "content-type"]
    max_age       = 300
  }
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id           = aws_apigatewayv2_api.this.id
  name             = "jwt"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    issuer   = "https://id.example.com/"
    audience = ["orders"]
  }
}

resource "aws_apigatewayv2_integration" "this" {
  for_each               = local.routes
  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = can(each.value.fn) ? "AWS_PROXY" : "HTTP_PROXY"
  integration_uri        = can(each.value.fn) ? aws_lambda_function.this[each.value.fn].invoke_arn : each.value.url
  integration_method     = can(each.value.fn) ? "POST" : "ANY"
  payload_format_version = can(each.value.fn) ? "2.0" : "1.0"
  timeout_milliseconds   = lookup(each.value, "timeout", 29000)
}

resource "aws_apigatewayv2_route" "this" {
  for_each             = local.routes
  api_id               = aws_apigatewayv2_api.this.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
  authorization_type   = lookup(each.value, "scopes", null) != null ? "JWT" : "NONE"
  authorizer_id        = can(each.value.scopes) ? aws_apigatewayv2_authorizer.jwt.id : null
  authorization_scopes = try(each.value.scopes, null)
}

resource "aws_apigatewayv2_stage" "this" {
  for_each        = var.stages
  api_id          = aws_apigatewayv2_api.this.id
  name            = each.key
  auto_deploy     = true
  stage_variables = each.value.variables
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = jsonencode({ for f in ["requestId", "ip", "routeKey", "status"] : f => "$context.${f == "ip" ? "identity.sourceIp" : f}" })
  }
  dynamic "default_route_settings" {
    for_each = each.value.throttle[*]
    content {
      throttling_burst_limit = default_route_settings.value.burst
      throttling_rate_limit  = default_route_settings.value["rate"]
    }
  }
  dynamic "route_settings" {
    for_each = [for route, r in local.routes : route if can(r.scopes)]
    content {
      route_key                = route_settings.value
      detailed_metrics_enabled = true
    }
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/api/orders"
  retention_in_days = 30
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = "orders.example.com"
  domain_name_configuration {
    certificate_arn = aws_acm_certificate.this.arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_acm_certificate" "this" {
  domain_name       = "orders.example.com"
  validation_method = "DNS"
}

resource "aws_apigatewayv2_api_mapping" "this" {
  for_each        = aws_apigatewayv2_stage.this
  api_id          = aws_apigatewayv2_api.this.id
  domain_name     = aws_apigatewayv2_domain_name.this.domain_name
  stage           = each.value.id
  api_mapping_key = each.key == "live" ? null : each.key
}
