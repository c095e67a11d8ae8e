variable "streams" {
  type = map(object({
    shards  = optional(number)
    hours   = optional(number, 24)
    archive = optional(object({ prefix = string, mb = optional(number, 64), seconds = optional(number, 300), processors = optional(map(map(string)), {}), parquet = optional(string) }))
    readers = optional(set(string), [])
  }))
  default = {
    clicks = { shards = 4, hours = 48, readers = ["fraud", "ads"], archive = { prefix = "clicks/!{timestamp:yyyy}/", mb = 128, parquet = "clicks", processors = { MetadataExtraction = { JsonParsingEngine = "JQ-1.6", MetadataExtractionQuery = "{kind:.kind}" } } } }
    events = { archive = { prefix = "events/", processors = { AppendDelimiterToRecord = {} } } }
    debug  = { shards = 1 }
  }
}

locals {
  archived = { for n, s in var.streams : n => s.archive if s.archive != null }
  readers  = toset(flatten([for n, s in var.streams : [for r in s.readers : "${n}:${r}"]]))
}

resource "aws_kms_key" "this" {
  description         = "streams"
  enable_key_rotation = true
}

resource "aws_kinesis_stream" "this" {
  for_each            = var.streams
  name                = each.key
  shard_count         = each.value.shards
  retention_period    = each.value.hours
  encryption_type     = "KMS"
  kms_key_id          = aws_kms_key.this.arn
  shard_level_metrics = each.value.shards == null ? [] : ["IncomingBytes", "OutgoingBytes"]
  stream_mode_details {
    stream_mode = each.value.shards == null ? "ON_DEMAND" : "PROVISIONED"
  }
}

resource "aws_kinesis_stream_consumer" "this" {
  for_each   = local.readers
  name       = split(":", each.value)[1]
  stream_arn = aws_kinesis_stream.this[split(":", each.value)[0]].arn
}

resource "aws_s3_bucket" "archive" {
  bucket_prefix = "streams-"
}

resource "aws_glue_catalog_database" "streams" {
  name = "streams"
}

resource "aws_iam_role" "firehose" {
  name               = "firehose"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "firehose.amazonaws.com" } } })
  inline_policy {
    name   = "write"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = aws_s3_bucket.archive.arn }] })
  }
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  for_each    = local.archived
  name        = "${each.key}-archive"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.this[each.key].arn
    role_arn           = aws_iam_role.firehose.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.firehose.arn
    bucket_arn          = aws_s3_bucket.archive.arn
    prefix              = each.value.prefix
    error_output_prefix = "errors/${each.key}/!{firehose:error-output-type}/"
    buffering_size      = each.value.mb
    buffering_interval  = each.value.seconds
    compression_format  = each.value.parquet == null ? "GZIP" : "UNCOMPRESSED"

    dynamic "dynamic_partitioning_configuration" {
      for_each = contains(keys(each.value.processors), "MetadataExtraction") ? [1] : []
      content {
        enabled        = true
        retry_duration = 300
      }
    }

    processing_configuration {
      enabled = length(each.value.processors) > 0
      dynamic "processors" {
        for_each = each.value.processors
        content {
          type = processors.key
          dynamic "parameters" {
            for_each = processors.value
            content {
              parameter_name  = parameters.key
              parameter_value = parameters.value
            }
          }
        }
      }
    }

    dynamic "data_format_conversion_configuration" {
      for_each = compact([each.value.parquet])
      content {
        input_format_configuration {
          deserializer {
            open_x_json_ser_de {
              case_insensitive = true
            }
          }
        }
        output_format_configuration {
          serializer {
            parquet_ser_de {
              compression = "SNAPPY"
            }
          }
        }
        schema_configuration {
          database_name = aws_glue_catalog_database.streams.name
          role_arn      = aws_iam_role.firehose.arn
          table_name    = data_format_conversion_configuration.value
        }
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.firehose.name
      log_stream_name = aws_cloudwatch_log_stream.firehose[each.key].name
    }
  }
}

resource "aws_cloudwatch_log_group" "firehose" {
  name              = "/firehose"
  retention_in_days = 14
}

resource "aws_cloudwatch_log_stream" "firehose" {
  for_each       = local.archived
  name           = each.key
  log_group_name = aws_cloudwatch_log_group.firehose.name
}

resource "aws_cloudwatch_log_subscription_filter" "to_stream" {
  for_each        = { for n in ["app", "web"] : n => "/ecs/${n}" }
  name            = "to-events"
  log_group_name  = each.value
  filter_pattern  = "[time, level=ERROR, ...]"
  destination_arn = aws_kinesis_stream.this["events"].arn
  role_arn        = aws_iam_role.firehose.arn
  distribution    = "Random"
}

resource "aws_kinesisanalyticsv2_application" "sessions" {
  name                   = "sessions"
  runtime_environment    = "FLINK-1_18"
  service_execution_role = aws_iam_role.firehose.arn
  application_configuration {
    application_code_configuration {
      code_content {
        s3_content_location {
          bucket_arn = aws_s3_bucket.archive.arn
          file_key   = "flink/sessions.jar"
        }
      }
      code_content_type = "ZIPFILE"
    }
    environment_properties {
      dynamic "property_group" {
        for_each = { input = { stream = "clicks", position = "LATEST" }, output = { stream = "events" } }
        content {
          property_group_id = property_group.key
          property_map      = { for k, v in property_group.value : "${property_group.key}.${k}" => v }
        }
      }
    }
    flink_application_configuration {
      checkpoint_configuration {
        configuration_type = "DEFAULT"
      }
      parallelism_configuration {
        auto_scaling_enabled = true
        configuration_type   = "CUSTOM"
        parallelism          = sum([for s in var.streams : coalesce(s.shards, 1)])
        parallelism_per_kpu  = 1
      }
    }
  }
}
