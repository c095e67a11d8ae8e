variable "name" {
  type = string
}

variable "settings" {
  type = object({
    memory      = optional(number, 128)
    timeout     = optional(number, 3)
    reserved    = optional(number, -1)
    provisioned = optional(number)
    environment = optional(map(string), {})
    sources = map(object({
      type        = string
      batch       = optional(number)
      window      = optional(number)
      parallel    = optional(number)
      concurrency = optional(number)
      filter      = optional(list(map(list(string))), [])
    }))
    url      = optional(object({ auth = optional(string, "AWS_IAM"), origins = optional(list(string)) }))
    retries  = optional(object({ attempts = optional(number, 2), age = optional(number, 21600) }), {})
    policies = optional(list(object({ actions = list(string), resources = list(string) })), [])
  })
}

variable "tags" {
  type    = map(string)
  default = {}
}

locals {
  of = { for type in distinct([for s in var.settings.sources : s.type]) : type => { for n, s in var.settings.sources : n => s if s.type == type } }
  arns = merge(
    { for n, q in aws_sqs_queue.this : n => q.arn },
    { for n, t in aws_dynamodb_table.this : n => t.stream_arn },
    { for n, s in aws_kinesis_stream.this : n => s.arn },
  )
}

resource "aws_sqs_queue" "this" {
  for_each                   = lookup(local.of, "sqs", {})
  name                       = "${var.name}-${each.key}"
  visibility_timeout_seconds = var.settings.timeout * 6
  tags                       = var.tags
}

resource "aws_dynamodb_table" "this" {
  for_each         = lookup(local.of, "dynamodb", {})
  name             = "${var.name}-${each.key}"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "pk"
  range_key        = "sk"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  dynamic "attribute" {
    for_each = ["pk", "sk"]
    content {
      name = attribute.value
      type = "S"
    }
  }
  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  tags = merge(var.tags, { Source = each.key })
}

resource "aws_kinesis_stream" "this" {
  for_each    = lookup(local.of, "kinesis", {})
  name        = "${var.name}-${each.key}"
  shard_count = coalesce(each.value.parallel, 1)
  tags        = var.tags
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.settings.policies
    content {
      sid       = "Own${statement.key}"
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
  dynamic "statement" {
    for_each = length(local.arns) > 0 ? [values(local.arns)] : []
    content {
      sid       = "Sources"
      actions   = flatten([for type in keys(local.of) : { sqs = ["sqs:ReceiveMessage", "sqs:DeleteMessage"], dynamodb = ["dynamodb:GetRecords"], kinesis = ["kinesis:GetRecords", "kinesis:GetShardIterator"] }[type]])
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "this" {
  name = "worker-${var.name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  tags = var.tags
}

resource "aws_iam_policy" "this" {
  name   = "worker-${var.name}"
  policy = data.aws_iam_policy_document.this.json
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = { own = aws_iam_policy.this.arn, basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }
  role       = aws_iam_role.this.name
  policy_arn = each.value
}

resource "aws_lambda_function" "this" {
  function_name                  = var.name
  role                           = aws_iam_role.this.arn
  package_type                   = "Image"
  image_uri                      = "111122223333.dkr.ecr.us-east-1.amazonaws.com/${var.name}:latest"
  memory_size                    = var.settings.memory
  timeout                        = var.settings.timeout
  reserved_concurrent_executions = var.settings.reserved
  publish                        = var.settings.provisioned != null
  dynamic "environment" {
    for_each = length(var.settings.environment) > 0 ? [var.settings.environment] : []
    content {
      variables = environment.value
    }
  }
  image_config {
    command = ["${var.name}.handler"]
  }
  ephemeral_storage {
    size = max(512, var.settings.memory)
  }
  tags = var.tags
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each                           = var.settings.sources
  function_name                      = aws_lambda_function.this.arn
  event_source_arn                   = local.arns[each.key]
  batch_size                         = each.value.batch
  maximum_batching_window_in_seconds = each.value.window
  starting_position                  = each.value.type == "sqs" ? null : "LATEST"
  parallelization_factor             = each.value.type == "sqs" ? null : each.value.parallel
  bisect_batch_on_function_error     = each.value.type != "sqs"
  function_response_types            = ["ReportBatchItemFailures"]
  dynamic "scaling_config" {
    for_each = each.value.concurrency[*]
    content {
      maximum_concurrency = scaling_config.value
    }
  }
  dynamic "filter_criteria" {
    for_each = length(each.value.filter) > 0 ? [each.value.filter] : []
    content {
      dynamic "filter" {
        for_each = filter_criteria.value
        content {
          pattern = jsonencode(filter.value)
        }
      }
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name                = aws_lambda_function.this.function_name
  maximum_retry_attempts       = var.settings.retries.attempts
  maximum_event_age_in_seconds = var.settings.retries.age
}

resource "aws_lambda_function_url" "this" {
  count              = var.settings.url == null ? 0 : 1
  function_name      = aws_lambda_function.this.function_name
  authorization_type = var.settings.url.auth
  dynamic "cors" {
    for_each = try([var.settings.url.origins], [])
    content {
      allow_origins = cors.value
      max_age       = 3600
    }
  }
}

resource "aws_lambda_provisioned_concurrency_config" "this" {
  count                             = var.settings.provisioned != null ? 1 : 0
  function_name                     = aws_lambda_function.this.function_name
  provisioned_concurrent_executions = var.settings.provisioned
  qualifier                         = aws_lambda_function.this.version
}

output "url" {
  value = one(aws_lambda_function_url.this[*].authorization_type)
}
