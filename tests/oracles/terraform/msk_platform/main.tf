variable "environment" {
  type    = string
  default = "staging"
}

locals {
  sizes = {
    default = { type = "kafka.t3.small", brokers = 2, disk = 100 }
    staging = { brokers = 3 }
    prod    = { type = "kafka.m5.large", brokers = 6, disk = 1000, throughput = 250 }
  }
  size   = merge(local.sizes.default, lookup(local.sizes, var.environment, {}))
  zones  = slice(["us-east-1a", "us-east-1b", "us-east-1c"], 0, min(3, local.size.brokers))
  ranges = cidrsubnets("10.40.0.0/20", [for z in local.zones : 4]...)
  server = {
    "auto.create.topics.enable"  = false
    "default.replication.factor" = length(local.zones)
    "min.insync.replicas"        = max(1, length(local.zones) - 1)
    "num.io.threads"             = 8
    "log.retention.hours"        = 24 * 7
  }
  users = ["orders", "billing"]
}

resource "aws_vpc" "this" {
  cidr_block = "10.40.0.0/20"
  tags       = { Name = "msk-${var.environment}" }
}

resource "aws_subnet" "broker" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.this.id
  availability_zone = local.zones[count.index]
  cidr_block        = local.ranges[count.index]
}

resource "aws_security_group" "broker" {
  name_prefix = "msk-"
  vpc_id      = aws_vpc.this.id
  dynamic "ingress" {
    for_each = { plain = 9092, tls = 9094, sasl = 9096 }
    iterator = port
    content {
      description = port.key
      protocol    = "tcp"
      from_port   = port.value
      to_port     = port.value
      cidr_blocks = port.key == "plain" ? [aws_subnet.broker[0].cidr_block] : aws_subnet.broker[*].cidr_block
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_kms_key" "msk" {
  description = "MSK of ${var.environment}"
}

resource "aws_msk_configuration" "this" {
  name              = "broker-${var.environment}"
  kafka_versions    = ["3.6.0", "3.5.1"]
  server_properties = join("\n", [for k, v in local.server : "${k} = ${v}"])
}

resource "aws_cloudwatch_log_group" "broker" {
  name              = "/msk/${var.environment}"
  retention_in_days = var.environment == "prod" ? 365 : 30
}

resource "aws_msk_cluster" "this" {
  cluster_name           = "events-${var.environment}"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = local.size.brokers
  enhanced_monitoring    = "PER_BROKER"

  broker_node_group_info {
    instance_type   = local.size.type
    client_subnets  = aws_subnet.broker[*].id
    security_groups = [aws_security_group.broker.id]
    storage_info {
      ebs_storage_info {
        volume_size = local.size.disk
        dynamic "provisioned_throughput" {
          for_each = can(local.size.throughput) ? [local.size.throughput] : []
          content {
            enabled           = true
            volume_throughput = provisioned_throughput.value
          }
        }
      }
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.this.arn
    revision = aws_msk_configuration.this.latest_revision
  }

  client_authentication {
    unauthenticated = false
    sasl {
      scram = length(local.users) > 0
      iam   = true
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.msk.arn
    encryption_in_transit {
      client_broker = "TLS"
    }
  }

  open_monitoring {
    prometheus {
      jmx_exporter {
        enabled_in_broker = true
      }
      node_exporter {
        enabled_in_broker = var.environment == "prod"
      }
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.broker.name
      }
      s3 {
        enabled = false
      }
    }
  }
}

resource "aws_secretsmanager_secret" "user" {
  for_each   = toset(local.users)
  name       = "AmazonMSK_${var.environment}_${each.key}"
  kms_key_id = aws_kms_key.msk.key_id
}

resource "aws_msk_scram_secret_association" "this" {
  cluster_arn     = aws_msk_cluster.this.arn
  secret_arn_list = [for u in local.users : aws_secretsmanager_secret.user[u].arn]
}

resource "aws_msk_serverless_cluster" "burst" {
  count        = var.environment == "prod" ? 0 : 1
  cluster_name = "burst"
  vpc_config {
    subnet_ids         = aws_subnet.broker[*].id
    security_group_ids = toset([aws_security_group.broker.id])
  }
  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

resource "aws_appautoscaling_target" "disk" {
  service_namespace  = "kafka"
  resource_id        = aws_msk_cluster.this.arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  min_capacity       = 1
  max_capacity       = local.size.disk * 4
}

resource "aws_appautoscaling_policy" "disk" {
  name               = "${aws_msk_cluster.this.cluster_name}-disk"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.disk.resource_id
  service_namespace  = aws_appautoscaling_target.disk.service_namespace
  scalable_dimension = aws_appautoscaling_target.disk.scalable_dimension
  target_tracking_scaling_policy_configuration {
    disable_scale_in = true
    target_value     = 60
    predefined_metric_specification {
      predefined_metric_type = "KafkaBrokerStorageUtilization"
    }
  }
}

output "brokers" {
  value = try(aws_msk_cluster.this.bootstrap_brokers_tls, aws_msk_serverless_cluster.burst[0].arn)
}
