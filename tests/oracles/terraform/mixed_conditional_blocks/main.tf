variable "vpc" {
  type    = object({ subnets = list(string), groups = list(string) })
  default = null
}
variable "environment" {
  type    = map(string)
  default = { A = "1" }
}
variable "dead_letter" {
  type    = string
  default = ""
}
resource "aws_lambda_function" "this" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/r"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  s3_bucket     = "code"
  s3_key        = "f.zip"
  memory_size   = max(128, 64 * 3)
  timeout       = var.vpc == null ? 10 : 30
  architectures = [var.vpc == null ? "arm64" : "x86_64"]
  dynamic "environment" {
    for_each = length(keys(var.environment)) == 0 ? [] : [true]
    content {
      variables = merge(var.environment, { NODE_ENV = "production" })
    }
  }
  dynamic "vpc_config" {
    for_each = var.vpc != null ? [var.vpc] : []
    content {
      subnet_ids         = vpc_config.value.subnets
      security_group_ids = vpc_config.value.groups
    }
  }
  dynamic "dead_letter_config" {
    for_each = var.dead_letter == "" ? toset([]) : toset([var.dead_letter])
    content {
      target_arn = dead_letter_config.key
    }
  }
  tracing_config {
    mode = var.dead_letter != "" ? "Active" : "PassThrough"
  }
}
resource "aws_lambda_permission" "this" {
  for_each      = { s3 = "arn:aws:s3:::b", events = null }
  statement_id  = "Allow${title(each.key)}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "${each.key}.amazonaws.com"
  source_arn    = each.value
}
