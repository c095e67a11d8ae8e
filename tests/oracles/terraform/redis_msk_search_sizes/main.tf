variable "size" {
  type    = string
  default = "m"
  validation {
    condition     = can(index(["s", "m", "l"], var.size))
    error_message = "One of s, m, l."
  }
}
locals {
  sizes = {
    s = { nodes = 1, class = "cache.t4g.micro", disk = 10 }
    m = { nodes = 2, class = "cache.t4g.small", disk = 50 }
    l = { nodes = 3, class = "cache.m7g.large", disk = 200 }
  }
  size = local.sizes[var.size]
  step = index(keys(local.sizes), var.size)
}
resource "aws_elasticache_subnet_group" "this" {
  name       = "cache"
  subnet_ids = formatlist("subnet-%s", ["a", "b"])
}
resource "aws_elasticache_parameter_group" "this" {
  name   = "cache-${var.size}"
  family = "redis7"
  dynamic "parameter" {
    for_each = merge({ "maxmemory-policy" = "allkeys-lru" }, local.size.nodes > 1 ? { "notify-keyspace-events" = "Ex" } : {})
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}
resource "aws_elasticache_replication_group" "this" {
  replication_group_id       = "cache"
  description                = "cache of size ${upper(var.size)}"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = local.size.class
  num_cache_clusters         = local.size.nodes
  automatic_failover_enabled = local.size.nodes > 1
  multi_az_enabled           = local.size.nodes > 1
  at_rest_encryption_enabled = true
  transit_encryption_enabled = "true"
  parameter_group_name       = aws_elasticache_parameter_group.this.name
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  snapshot_retention_limit   = [0, 7, 30][local.step]
  dynamic "log_delivery_configuration" {
    for_each = toset(["slow-log", "engine-log"])
    content {
      destination      = aws_cloudwatch_log_group.cache[log_delivery_configuration.key].name
      destination_type = "cloudwatch-logs"
      log_format       = "json"
      log_type         = log_delivery_configuration.value
    }
  }
}
resource "aws_cloudwatch_log_group" "cache" {
  for_each          = { for kind in ["slow-log", "engine-log"] : kind => kind == "slow-log" ? 30 : 7 }
  name              = "/cache/${each.key}"
  retention_in_days = each.value
}
resource "aws_opensearch_domain" "this" {
  domain_name    = "logs"
  engine_version = "OpenSearch_2.13"
  cluster_config {
    instance_type            = "m7g.${{ s = "medium", m = "large", l = "xlarge" }[var.size]}.search"
    instance_count           = local.size.nodes
    zone_awareness_enabled   = local.size.nodes > 1
    dedicated_master_enabled = false
    dynamic "zone_awareness_config" {
      for_each = local.size.nodes > 1 ? [min(local.size.nodes, 3)] : []
      content {
        availability_zone_count = zone_awareness_config.value
      }
    }
  }
  ebs_options {
    ebs_enabled = true
    volume_size = local.size.disk
    volume_type = "gp3"
  }
  encrypt_at_rest {
    enabled = true
  }
  node_to_node_encryption {
    enabled = local.size.nodes > 1
  }
  advanced_options = {
    "rest.action.multi.allow_explicit_index" = true
    "indices.query.bool.max_clause_count"    = 1024 * local.size.nodes
  }
}
resource "terraform_data" "read" {
  input = {
    transit = aws_elasticache_replication_group.this.transit_encryption_enabled
    nodes   = aws_opensearch_domain.this.cluster_config[0].instance_count
    disk    = aws_opensearch_domain.this.ebs_options[0].volume_size * 2
    zones   = one(aws_opensearch_domain.this.cluster_config[0].zone_awareness_config[*].availability_zone_count)
    groups  = [for kind, g in aws_cloudwatch_log_group.cache : "${g.name}:${g.retention_in_days}"]
    version = aws_elasticache_replication_group.this.engine_version
  }
}
