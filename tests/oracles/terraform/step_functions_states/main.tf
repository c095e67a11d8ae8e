variable "steps" {
  type    = list(object({ name = string, retry = optional(number, 3), next = optional(string) }))
  default = [{ name = "Fetch" }, { name = "Parse", retry = 0 }, { name = "Store" }]
}
locals {
  names = var.steps[*].name
  states = {
    for index, step in var.steps : step.name => merge(
      { Type = "Task", Resource = "arn:aws:states:::lambda:invoke", Parameters = { "FunctionName" = "fn-${lower(step.name)}", "Payload.$" = "$" } },
      step.retry > 0 ? { Retry = [{ ErrorEquals = ["States.ALL"], MaxAttempts = step.retry, BackoffRate = 1.5 }] } : {},
      index < length(var.steps) - 1 ? { Next = local.names[index + 1] } : { End = true },
    )
  }
}
resource "aws_ssm_parameter" "definition" {
  name  = "/flow/definition"
  type  = "String"
  value = jsonencode({ StartAt = local.names[0], States = local.states })
}
resource "aws_cloudwatch_event_rule" "r" {
  for_each            = { nightly = "cron(0 3 * * ? *)", hourly = "rate(1 hour)" }
  name                = each.key
  schedule_expression = each.value
  event_pattern       = null
}
resource "aws_cloudwatch_event_rule" "pattern" {
  name          = "pattern"
  event_pattern = jsonencode({ source = ["aws.ec2"], detail = { state = [for state in ["stopped", "terminated"] : state] } })
}
