locals {
  formats = {
    parquet = {
      input  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
      output = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"
      serde  = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
      extra  = { "serialization.format" = 1 }
    }
    json = {
      input  = "org.apache.hadoop.mapred.TextInputFormat"
      output = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"
      serde  = "org.openx.data.jsonserde.JsonSerDe"
      extra  = { "ignore.malformed.json" = true, "dots.in.keys" = "false" }
    }
  }
  tables = merge([
    for zone, z in var.zones : {
      for name, t in z.tables : "${zone}.${name}" => merge(t, { zone = zone, name = name })
    }
  ]...)
}

resource "aws_s3_bucket" "zone" {
  for_each      = var.zones
  bucket        = "acme-lake-${each.key}"
  force_destroy = each.key == "scratch"
}

resource "aws_s3_bucket_lifecycle_configuration" "zone" {
  for_each = { for k, z in var.zones : k => z.retention if z.retention != null }
  bucket   = aws_s3_bucket.zone[each.key].id
  rule {
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = each.value
    }
  }
}

resource "aws_glue_catalog_database" "zone" {
  for_each     = var.zones
  name         = replace("lake-${each.key}", "-", "_")
  location_uri = "s3://${aws_s3_bucket.zone[each.key].bucket}/"
  create_table_default_permission {
    permissions = ["SELECT"]
    principal {
      data_lake_principal_identifier = "IAM_ALLOWED_PRINCIPALS"
    }
  }
}

resource "aws_glue_catalog_table" "this" {
  for_each      = local.tables
  name          = each.value.name
  database_name = aws_glue_catalog_database.zone[each.value.zone].name
  table_type    = "EXTERNAL_TABLE"
  parameters = {
    EXTERNAL         = "TRUE"
    classification   = each.value.format
    "columns.number" = length(each.value.columns)
  }
  dynamic "partition_keys" {
    for_each = each.value.partitions
    content {
      name = partition_keys.value.name
      type = partition_keys.value.type
    }
  }
  storage_descriptor {
    location      = "s3://${aws_s3_bucket.zone[each.value.zone].bucket}/${each.value.name}"
    input_format  = local.formats[each.value.format].input
    output_format = local.formats[each.value.format].output
    ser_de_info {
      name                  = each.value.name
      serialization_library = local.formats[each.value.format].serde
      parameters            = local.formats[each.value.format].extra
    }
    dynamic "columns" {
      for_each = each.value.columns
      content {
        name    = columns.key
        type    = columns.value
        comment = columns.key == "email" ? "personal" : null
      }
    }
  }
}

resource "aws_glue_crawler" "this" {
  for_each      = { for k, z in var.zones : k => z if z.crawl != null }
  name          = "crawl-${each.key}"
  database_name = aws_glue_catalog_database.zone[each.key].name
  role          = aws_iam_role.glue.arn
  schedule      = each.value.crawl
  s3_target {
    path       = "s3://${aws_s3_bucket.zone[each.key].bucket}"
    exclusions = ["_tmp/**", "**.bak"]
  }
  schema_change_policy {
    delete_behavior = "LOG"
  }
  configuration = jsonencode({
    Version       = 1.0
    CrawlerOutput = { Partitions = { AddOrUpdateBehavior = "InheritFromTable" } }
  })
}

resource "aws_iam_role" "glue" {
  name               = "lake-glue"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["glue.amazonaws.com"]
    }
  }
}

resource "aws_glue_job" "this" {
  for_each          = var.workers
  name              = replace(each.key, "_", "-")
  role_arn          = aws_iam_role.glue.arn
  glue_version      = "4.0"
  worker_type       = each.value > 3 ? "G.2X" : "G.1X"
  number_of_workers = each.value
  timeout           = 2 * 60
  command {
    script_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/jobs/${each.key}.py"
    python_version  = 3
  }
  default_arguments = {
    "--job-language"       = "python"
    "--enable-metrics"     = true
    "--TempDir"            = "s3://${aws_s3_bucket.zone["scratch"].id}/tmp/"
    "--additional-modules" = join(",", ["pyarrow==14", "boto3"])
  }
  execution_property {
    max_concurrent_runs = min(each.value, 3)
  }
}

resource "aws_glue_trigger" "chain" {
  name = "chain"
  type = "CONDITIONAL"
  actions {
    job_name = aws_glue_job.this["cleanup"].name
  }
  predicate {
    conditions {
      job_name = aws_glue_job.this["raw_to_curated"].name
      state    = "SUCCEEDED"
    }
  }
}

resource "aws_athena_workgroup" "this" {
  for_each = toset(["analysts", "etl"])
  name     = each.value
  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = each.value == "etl"
    bytes_scanned_cutoff_per_query     = each.value == "analysts" ? pow(1024, 3) * 10 : null
    result_configuration {
      output_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/athena/${each.key}/"
      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}

resource "aws_athena_named_query" "counts" {
  for_each  = local.tables
  name      = "count-${replace(each.key, ".", "-")}"
  workgroup = aws_athena_workgroup.this["analysts"].id
  database  = aws_glue_catalog_database.zone[each.value.zone].name
  query     = <<-SQL
    SELECT count(*)
    FROM ${each.value.name}
    %{~if length(each.value.partitions) > 0}
    WHERE ${each.value.partitions[0].name} = current_date
    %{~endif}
    LIMIT 10;
  SQL
}
