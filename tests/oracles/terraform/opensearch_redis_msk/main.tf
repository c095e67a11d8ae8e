variable "sizes" {
  type    = map(tuple([string, number, bool]))
  default = { small = ["t3.small.search", 1, false], large = ["r6g.large.search", 3, true] }
}
variable "size" {
  default = "large"
}
locals {
  class = var.sizes[var.size][0]
  nodes = var.sizes[var.size][1]
  zoned = var.sizes[var.size][2]
}
resource "aws_opensearch_domain" "d" {
  domain_name    = "d-${var.size}"
  engine_version = "OpenSearch_2.11"
  cluster_config {
    instance_type          = local.class
    instance_count         = local.nodes
    zone_awareness_enabled = local.zoned
    dynamic "zone_awareness_config" {
      for_each = local.zoned ? [min(local.nodes, 3)] : []
      content {
        availability_zone_count = zone_awareness_config.value
      }
    }
  }
  ebs_options {
    ebs_enabled = true
    volume_size = 10 * local.nodes
  }
  encrypt_at_rest {
    enabled = true
  }
  node_to_node_encryption {
    enabled = local.zoned
  }
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
  dynamic "log_publishing_options" {
    for_each = toset(["INDEX_SLOW_LOGS", "AUDIT_LOGS"])
    content {
      cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:111122223333:log-group:/os/${lower(log_publishing_options.key)}"
      log_type                 = log_publishing_options.key
    }
  }
}
resource "aws_elasticache_replication_group" "r" {
  replication_group_id       = "r"
  description                = "cache ${title(var.size)}"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = local.nodes
  automatic_failover_enabled = local.nodes > 1
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  auth_token                 = sensitive("a-very-long-token-here")
  log_delivery_configuration {
    destination      = "logs"
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}
resource "aws_msk_configuration" "m" {
  name              = "m"
  kafka_versions    = ["3.6.0"]
  server_properties = join("\n", [for key, value in { "auto.create.topics.enable" = false, "log.retention.hours" = 24 * 7, "min.insync.replicas" = 2 } : "${key}=${value}"])
}
