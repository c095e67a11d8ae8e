locals {
  tables = toset(["posts", "comments"])
  queries = {
    Query    = { getPost = "posts", listComments = "comments" }
    Mutation = { addPost = "posts", addComment = "comments" }
  }
  resolvers = { for r in flatten([for type, fields in local.queries : [for field, table in fields : { type = type, field = field, table = table }]]) : "${r.type}.${r.field}" => r }
  templates = { for name in fileset("${path.module}/resolvers", "*.js") : trimsuffix(name, ".js") => file("${path.module}/resolvers/${name}") }
}

resource "aws_dynamodb_table" "this" {
  for_each     = local.tables
  name         = each.key
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  dynamic "attribute" {
    for_each = each.key == "comments" ? ["post_id"] : []
    content {
      name = attribute.value
      type = "S"
    }
  }
  dynamic "global_secondary_index" {
    for_each = each.key == "comments" ? { by_post = "post_id" } : {}
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value
      projection_type = "ALL"
    }
  }
  point_in_time_recovery {
    enabled = true
  }
  server_side_encryption {
    enabled = true
  }
}

resource "aws_appsync_graphql_api" "this" {
  name                = "blog"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"
  xray_enabled        = true
  schema              = file("${path.module}/schema.graphql")
  user_pool_config {
    aws_region     = "us-east-1"
    default_action = "ALLOW"
    user_pool_id   = aws_cognito_user_pool.this.id
  }
  additional_authentication_provider {
    authentication_type = "API_KEY"
  }
  additional_authentication_provider {
    authentication_type = "OPENID_CONNECT"
    openid_connect_config {
      issuer   = "https://id.example.com"
      auth_ttl = 60 * 1000
    }
  }
  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.api.arn
    field_log_level          = "ERROR"
  }
}

resource "aws_cognito_user_pool" "this" {
  name = "blog"
}

resource "aws_appsync_api_key" "this" {
  api_id  = aws_appsync_graphql_api.this.id
  expires = "2030-01-01T00:00:00Z"
}

resource "aws_iam_role" "api" {
  name               = "blog-api"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Principal": { "Service": "appsync.amazonaws.com" }, "Action": "sts:AssumeRole" }
      ]
    }
  EOT
}

resource "aws_iam_role_policy" "tables" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for name, t in aws_dynamodb_table.this : {
        Sid      = title(name)
        Effect   = "Allow"
        Action   = [for a in ["GetItem", "PutItem", "Query", "Scan"] : "dynamodb:${a}"]
        Resource = concat([t.arn], length(t.global_secondary_index) > 0 ? ["${t.arn}/index/*"] : [])
      }
    ]
  })
}

resource "aws_appsync_datasource" "table" {
  for_each         = aws_dynamodb_table.this
  api_id           = aws_appsync_graphql_api.this.id
  name             = "table_${each.key}"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.api.arn
  dynamodb_config {
    table_name = each.value.name
    region     = "us-east-1"
  }
}

resource "aws_appsync_datasource" "none" {
  api_id = aws_appsync_graphql_api.this.id
  name   = "none"
  type   = "NONE"
}

resource "aws_appsync_function" "this" {
  for_each    = local.templates
  api_id      = aws_appsync_graphql_api.this.id
  data_source = each.key == "auth" ? aws_appsync_datasource.none.name : aws_appsync_datasource.table["posts"].name
  name        = each.key
  code        = each.value
  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "this" {
  for_each = local.resolvers
  api_id   = aws_appsync_graphql_api.this.id
  type     = each.value.type
  field    = each.value.field
  kind     = each.value.type == "Mutation" ? "PIPELINE" : "UNIT"

  data_source       = each.value.type == "Mutation" ? null : aws_appsync_datasource.table[each.value.table].name
  request_template  = each.value.type == "Query" ? jsonencode({ version = "2018-05-29", operation = startswith(each.value.field, "get") ? "GetItem" : "Scan" }) : "{}"
  response_template = "$util.toJson($ctx.result)"

  dynamic "pipeline_config" {
    for_each = each.value.type == "Mutation" ? [keys(local.templates)] : []
    content {
      functions = [for f in pipeline_config.value : aws_appsync_function.this[f].function_id]
    }
  }
  dynamic "caching_config" {
    for_each = each.value.type == "Query" ? [{}] : []
    content {
      caching_keys = ["$context.identity.sub"]
      ttl          = 60
    }
  }
}
