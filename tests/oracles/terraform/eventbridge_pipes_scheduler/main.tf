locals {
  domains = {
    billing = {
      events = ["invoice.created", "invoice.paid"]
      rules = {
        audit = { pattern = { source = ["billing"], detail-type = [{ prefix = "invoice." }] }, target = "queue" }
        large = { pattern = { detail = { total = [{ numeric = [">", 1000] }], currency = ["EUR", "USD"] } }, target = "machine", transform = { total = "$.detail.total" } }
      }
    }
    shipping = {
      events = ["parcel.sent"]
      rules  = { all = { pattern = { source = ["shipping"] }, target = "queue", retry = 3 } }
    }
  }
  rules = merge([for d, s in local.domains : { for r, spec in s.rules : "${d}-${r}" => merge({ retry = 185, transform = null }, spec, { domain = d }) }]...)
}

resource "aws_cloudwatch_event_bus" "this" {
  for_each = local.domains
  name     = each.key
}

resource "aws_cloudwatch_event_archive" "this" {
  for_each         = aws_cloudwatch_event_bus.this
  name             = "${each.key}-archive"
  event_source_arn = each.value.arn
  retention_days   = 30
  event_pattern    = jsonencode({ detail-type = local.domains[each.key].events })
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each       = local.rules
  name           = each.key
  event_bus_name = aws_cloudwatch_event_bus.this[each.value.domain].name
  event_pattern  = jsonencode(each.value.pattern)
  state          = each.value.retry > 0 ? "ENABLED" : "DISABLED"
}

resource "aws_cloudwatch_event_target" "this" {
  for_each       = local.rules
  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_rule.this[each.key].event_bus_name
  target_id      = each.value.target
  arn            = each.value.target == "queue" ? aws_sqs_queue.work.arn : aws_sfn_state_machine.this.arn
  role_arn       = each.value.target == "machine" ? aws_iam_role.events.arn : null
  retry_policy {
    maximum_retry_attempts       = each.value.retry
    maximum_event_age_in_seconds = 3600
  }
  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
  dynamic "input_transformer" {
    for_each = each.value.transform == null ? [] : [each.value.transform]
    content {
      input_paths    = input_transformer.value
      input_template = "{${join(",", [for k in keys(input_transformer.value) : "\"${k}\": <${k}>"])}}"
    }
  }
}

resource "aws_sqs_queue" "dead" {
  name = "events-dead"
}

resource "aws_sqs_queue" "work" {
  name                       = "events-work"
  visibility_timeout_seconds = 120
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url            = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [aws_sqs_queue.work.arn] })
}

data "aws_iam_policy_document" "events" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = formatlist("%s.amazonaws.com", ["events", "pipes", "scheduler", "states"])
    }
  }
}

resource "aws_iam_role" "events" {
  name               = "events"
  assume_role_policy = data.aws_iam_policy_document.events.json
}

resource "aws_sfn_state_machine" "this" {
  name     = "large-invoices"
  role_arn = aws_iam_role.events.arn
  type     = "EXPRESS"
  definition = templatefile("${path.module}/machine.asl.json", {
    queue = aws_sqs_queue.work.url
    waits = [5, 30, 300]
  })
  logging_configuration {
    include_execution_data = true
    level                  = "ERROR"
    log_destination        = "${aws_cloudwatch_log_group.machine.arn}:*"
  }
  tracing_configuration {
    enabled = true
  }
}

resource "aws_cloudwatch_log_group" "machine" {
  name = "/states/large-invoices"
}

resource "aws_pipes_pipe" "enrich" {
  name       = "enrich"
  role_arn   = aws_iam_role.events.arn
  source     = aws_sqs_queue.work.arn
  target     = aws_sfn_state_machine.this.arn
  enrichment = aws_cloudwatch_event_api_destination.crm.arn
  source_parameters {
    sqs_queue_parameters {
      batch_size                         = 10
      maximum_batching_window_in_seconds = 5
    }
    filter_criteria {
      dynamic "filter" {
        for_each = flatten([for d in local.domains : d.events])
        content {
          pattern = jsonencode({ body = { type = [filter.value] } })
        }
      }
    }
  }
  enrichment_parameters {
    http_parameters {
      header_parameters = { X-Source = "pipe" }
    }
    input_template = "{\"id\": <$.body.id>}"
  }
  target_parameters {
    step_function_state_machine_parameters {
      invocation_type = "FIRE_AND_FORGET"
    }
  }
}

resource "aws_cloudwatch_event_connection" "crm" {
  name               = "crm"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"
  auth_parameters {
    oauth {
      authorization_endpoint = "https://crm.example.com/token"
      http_method            = "POST"
      client_parameters {
        client_id     = "acme"
        client_secret = "x"
      }
      oauth_http_parameters {
        body {
          key             = "grant_type"
          value           = "client_credentials"
          is_value_secret = false
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "crm" {
  name                             = "crm"
  invocation_endpoint              = "https://crm.example.com/customers/*"
  http_method                      = "GET"
  invocation_rate_limit_per_second = 20
  connection_arn                   = aws_cloudwatch_event_connection.crm.arn
}

resource "aws_scheduler_schedule_group" "this" {
  for_each = toset(keys(local.domains))
  name     = each.value
}

resource "aws_scheduler_schedule" "close" {
  for_each                     = { month = "cron(0 0 1 * ? *)", day = "rate(1 day)" }
  name                         = "close-${each.key}"
  group_name                   = aws_scheduler_schedule_group.this["billing"].name
  schedule_expression          = each.value
  schedule_expression_timezone = each.key == "month" ? "Europe/Berlin" : null
  flexible_time_window {
    mode                      = each.key == "day" ? "FLEXIBLE" : "OFF"
    maximum_window_in_minutes = each.key == "day" ? 15 : null
  }
  target {
    arn      = aws_sqs_queue.work.arn
    role_arn = aws_iam_role.events.arn
    input    = jsonencode({ close = each.key, at = "<aws.scheduler.scheduled-time>" })
    retry_policy {
      maximum_retry_attempts = 2
    }
  }
}
