locals {
  functions = {
    for file in fileset(path.module, "src/*/handler.py") : basename(dirname(file)) => "${path.module}/${file}"
  }
  settings = { resize = { memory = 512, env = { LEVEL = "debug" } }, send = {} }
}
resource "aws_lambda_function" "f" {
  for_each         = local.functions
  function_name    = "fn-${each.key}"
  role             = "arn:aws:iam::111122223333:role/lambda"
  runtime          = "python3.13"
  handler          = "${trimsuffix(basename(each.value), ".py")}.main"
  filename         = each.value
  source_code_hash = filebase64sha256(each.value)
  memory_size      = lookup(local.settings[each.key], "memory", 128)
  timeout          = try(local.settings[each.key].timeout, 10)
  dynamic "environment" {
    for_each = can(local.settings[each.key].env) ? [local.settings[each.key].env] : []
    content {
      variables = merge({ NAME = each.key, SIZE = length(file(each.value)), MD5 = filemd5(each.value) }, environment.value)
    }
  }
  tracing_config {
    mode = each.key == "send" ? "Active" : "PassThrough"
  }
}
resource "aws_lambda_permission" "p" {
  for_each      = aws_lambda_function.f
  statement_id  = "Allow${title(each.key)}"
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:us-east-1:111122223333:rule/${each.value.function_name}-*"
}
resource "aws_cloudwatch_event_target" "t" {
  for_each = aws_lambda_function.f
  rule     = each.key
  arn      = each.value.arn
  input    = jsonencode({ function = each.value.arn, name = each.key, null_too = null })
}
