locals {
  spec      = jsondecode(file("${path.module}/functions.json"))
  functions = { for f in local.spec.functions : f.name => merge(local.spec.defaults, f, { environment = merge(try(local.spec.defaults.environment, {}), try(f.environment, {})) }) }
  schedules = merge([for name, f in local.functions : { for i, s in try(f.schedules, []) : "${name}-${i}" => { function = name, expression = s } }]...)
  queues    = toset(flatten([for f in local.functions : try(f.queues, [])]))
}

resource "aws_iam_role" "lambda" {
  for_each           = local.functions
  name               = "lambda-${each.key}"
  assume_role_policy = templatefile("${path.module}/assume.json.tftpl", { services = concat(["lambda"], try(each.value.edge, false) ? ["edgelambda"] : []) })
}

resource "aws_iam_role_policy" "lambda" {
  for_each = local.functions
  role     = aws_iam_role.lambda[each.key].name
  policy = templatefile("${path.module}/policy.json.tftpl", {
    name    = each.key
    queues  = [for q in try(each.value.queues, []) : "arn:aws:sqs:eu-west-1:111122223333:${q}"]
    tracing = each.value.tracing == "Active"
    extra   = try(each.value.statements, [])
  })
}

resource "aws_lambda_function" "this" {
  for_each      = local.functions
  function_name = each.key
  role          = aws_iam_role.lambda[each.key].arn
  s3_bucket     = "artifacts"
  s3_key        = format("%s/%s.zip", each.key, each.value.version)
  handler       = each.value.handler
  runtime       = each.value.runtime
  memory_size   = each.value.memory
  timeout       = min(each.value.timeout, 900)
  architectures = [try(each.value.architecture, "arm64")]

  environment {
    variables = { for k, v in each.value.environment : upper(k) => can(tostring(v)) ? tostring(v) : jsonencode(v) }
  }
  dynamic "tracing_config" {
    for_each = compact([each.value.tracing])
    content {
      mode = tracing_config.value
    }
  }
  dynamic "vpc_config" {
    for_each = try([each.value.vpc], [])
    content {
      subnet_ids         = vpc_config.value.subnets
      security_group_ids = vpc_config.value.groups
    }
  }
  dynamic "dead_letter_config" {
    for_each = try(each.value.queues[0], null) == null ? [] : [aws_sqs_queue.dead[each.value.queues[0]].arn]
    content {
      target_arn = dead_letter_config.value
    }
  }
}

resource "aws_sqs_queue" "dead" {
  for_each                  = local.queues
  name                      = "${trimsuffix(each.value, ".fifo")}-dead${endswith(each.value, ".fifo") ? ".fifo" : ""}"
  fifo_queue                = endswith(each.value, ".fifo")
  message_retention_seconds = 14 * 24 * 60 * 60
}

resource "aws_cloudwatch_event_rule" "schedule" {
  for_each            = local.schedules
  name                = each.key
  schedule_expression = can(regex("^(rate|cron)\\(", each.value.expression)) ? each.value.expression : "cron(${each.value.expression})"
}

resource "aws_cloudwatch_event_target" "schedule" {
  for_each = aws_cloudwatch_event_rule.schedule
  rule     = each.value.name
  arn      = aws_lambda_function.this[local.schedules[each.key].function].arn
  input    = jsonencode({ schedule = each.value.schedule_expression, function = local.schedules[each.key].function, dry = null })
}

resource "aws_lambda_permission" "schedule" {
  for_each      = local.schedules
  statement_id  = "Allow${join("", [for word in split("-", each.key) : title(word)])}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this[each.value.function].function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.schedule[each.key].arn
}
