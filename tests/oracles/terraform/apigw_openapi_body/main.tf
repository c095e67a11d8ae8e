variable "routes" {
  default = {
    "/orders" = { get = "list", post = "create" }
    "/users/{id}" = { get = "read" }
  }
}
locals {
  api = {
    openapi = "3.0.1"
    info    = { title = "shop", version = format("%d.%d", 1, 2) }
    paths = {
      for path, methods in var.routes : path => {
        for method, name in methods : method => {
          operationId = "${name}${replace(title(replace(path, "/[^a-z]/", " ")), " ", "")}"
          "x-amazon-apigateway-integration" = { type = "mock", httpMethod = upper(method) }
        }
      }
    }
  }
}
resource "aws_api_gateway_rest_api" "a" {
  name = "shop"
  body = jsonencode(local.api)
}
resource "aws_api_gateway_deployment" "d" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  triggers = {
    redeploy = sha1(jsonencode(aws_api_gateway_rest_api.a.body))
    paths    = join(",", keys(local.api.paths))
  }
}
resource "aws_api_gateway_stage" "s" {
  for_each      = toset(["test", "live"])
  rest_api_id   = aws_api_gateway_rest_api.a.id
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = each.key
  variables     = { level = each.key == "live" ? "error" : "debug" }
  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:111122223333:log-group:/api/${each.key}"
    format          = jsonencode({ requestId = "$context.requestId", ip = "$context.identity.sourceIp", "status" : "$context.status" })
  }
}
