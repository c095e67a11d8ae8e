locals {
  steps = [
    { name = "load", jar = "command-runner.jar", args = ["spark-submit", "--deploy-mode", "cluster", "s3://jobs/load.py"] },
    { name = "check", jar = "command-runner.jar", args = ["bash", "-c", "exit 0"], on_failure = "CONTINUE" },
  ]
  spark = { "spark.executor.memory" = "4g", "spark.dynamicAllocation.enabled" = true, "spark.executor.cores" = 2 }
  fleet = { MASTER = 1, CORE = 3, TASK = 0 }
}
resource "aws_emr_cluster" "this" {
  name                   = "nightly"
  release_label          = "emr-7.1.0"
  applications           = ["Spark", "Hive", "Hadoop"]
  service_role           = "arn:aws:iam::111122223333:role/emr"
  termination_protection = false
  log_uri                = "s3://logs/emr/"
  ec2_attributes {
    subnet_id                         = "subnet-0123456789abcdef0"
    instance_profile                  = "emr"
    emr_managed_master_security_group = "sg-0123456789abcdef0"
    emr_managed_slave_security_group  = "sg-0123456789abcdef1"
  }
  master_instance_group {
    instance_type  = "m6g.xlarge"
    instance_count = local.fleet.MASTER
  }
  core_instance_group {
    instance_type  = "m6g.2xlarge"
    instance_count = local.fleet["CORE"]
    bid_price      = format("%.2f", 0.3)
    ebs_config {
      size                 = 100
      type                 = "gp3"
      volumes_per_instance = 2
    }
  }
  configurations_json = jsonencode([{ Classification = "spark-defaults", Properties = { for k, v in local.spark : k => tostring(v) } }])
  dynamic "step" {
    for_each = local.steps
    content {
      name              = step.value.name
      action_on_failure = lookup(step.value, "on_failure", "TERMINATE_CLUSTER")
      hadoop_jar_step {
        jar  = step.value.jar
        args = step.value.args
      }
    }
  }
  dynamic "bootstrap_action" {
    for_each = { install = ["pandas", "pyarrow"] }
    content {
      name = bootstrap_action.key
      path = "s3://jobs/${bootstrap_action.key}.sh"
      args = bootstrap_action.value
    }
  }
  tags = { Steps = length(local.steps) }
}
resource "aws_emr_managed_scaling_policy" "this" {
  cluster_id = aws_emr_cluster.this.id
  compute_limits {
    unit_type              = "Instances"
    minimum_capacity_units = 2
    maximum_capacity_units = 2 * local.fleet.CORE
  }
}
resource "aws_emrserverless_application" "adhoc" {
  for_each      = { spark = "Driver", hive = "HiveDriver" }
  name          = each.key
  release_label = aws_emr_cluster.this.release_label
  type          = title(each.key)
  initial_capacity {
    initial_capacity_type = each.value
    initial_capacity_config {
      worker_count = 1
      worker_configuration {
        cpu    = "2 vCPU"
        memory = "10 GB"
      }
    }
  }
  maximum_capacity {
    cpu    = "8 vCPU"
    memory = "64 GB"
  }
  auto_stop_configuration {
    idle_timeout_minutes = each.key == "hive" ? 5 : null
  }
}
resource "aws_s3_bucket" "dags" {
  bucket = "acme-dags"
}
resource "aws_mwaa_environment" "this" {
  name               = "flows"
  airflow_version    = "2.9.2"
  environment_class  = "mw1.small"
  dag_s3_path        = "dags/"
  execution_role_arn = "arn:aws:iam::111122223333:role/airflow"
  source_bucket_arn  = aws_s3_bucket.dags.arn
  max_workers        = 5
  airflow_configuration_options = {
    "core.default_task_retries" = 3
    "core.parallelism"          = 40
    "webserver.warn_deployment" = false
  }
  network_configuration {
    security_group_ids = ["sg-0123456789abcdef0"]
    subnet_ids         = ["subnet-0123456789abcdef1", "subnet-0123456789abcdef0"]
  }
  logging_configuration {
    dynamic "dag_processing_logs" {
      for_each = ["INFO"]
      content {
        enabled   = true
        log_level = dag_processing_logs.value
      }
    }
    task_logs {
      enabled   = true
      log_level = "WARNING"
    }
  }
}
output "subnets" {
  value = [for s in one(aws_mwaa_environment.this.network_configuration).subnet_ids : s]
}
resource "aws_ssm_parameter" "summary" {
  name = "/flows/summary"
  type = "StringList"
  value = join(",", concat(
    sort(aws_emr_cluster.this.applications),
    [for s in aws_mwaa_environment.this.network_configuration[0].subnet_ids : substr(s, -1, 1)],
    [aws_mwaa_environment.this.airflow_configuration_options["core.parallelism"]],
    [for k, a in aws_emrserverless_application.adhoc : a.architecture],
  ))
}
