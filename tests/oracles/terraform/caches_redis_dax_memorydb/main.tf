variable "caches" {
  type = list(object({
    name       = string
    kind       = string
    node       = optional(string)
    shards     = optional(number, 1)
    replicas   = optional(number, 1)
    parameters = optional(map(string))
    auth       = optional(bool, false)
    window     = optional(string, "sun:05:00-sun:06:00")
  }))
  default = [
    { name = "sessions", kind = "redis", parameters = { maxmemory-policy = "allkeys-lru", notify-keyspace-events = "Ex" }, auth = true },
    { name = "ranks", kind = "redis", node = "cache.r7g.large", shards = 3, replicas = 2 },
    { name = "pages", kind = "memcached", node = "cache.t4g.small", shards = "2" },
    { name = "ledger", kind = "memorydb", node = "db.r7g.large", shards = 2 },
    { name = "items", kind = "dax", node = "dax.t3.small", parameters = { query-ttl-millis = 60000 } },
  ]
}

locals {
  by_kind = { for c in var.caches : c.kind => c... }
  redis   = { for c in local.by_kind["redis"] : c.name => c }
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_elasticache_subnet_group" "this" {
  name       = "caches"
  subnet_ids = local.subnets
}

resource "aws_elasticache_parameter_group" "redis" {
  for_each = { for k, c in local.redis : k => c if c.parameters != null || c.shards > 1 }
  name     = each.key
  family   = "redis7"
  dynamic "parameter" {
    for_each = merge(each.value.shards > 1 ? { cluster-enabled = "yes" } : {}, each.value.parameters)
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

resource "aws_elasticache_replication_group" "this" {
  for_each                   = local.redis
  replication_group_id       = each.key
  description                = "Redis of ${each.key}"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = coalesce(each.value.node, "cache.t4g.micro")
  num_node_groups            = each.value.shards > 1 ? each.value.shards : null
  replicas_per_node_group    = each.value.shards > 1 ? each.value.replicas : null
  num_cache_clusters         = each.value.shards > 1 ? null : each.value.replicas + 1
  automatic_failover_enabled = each.value.replicas > 0
  multi_az_enabled           = each.value.replicas > 0
  parameter_group_name       = try(aws_elasticache_parameter_group.redis[each.key].name, "default.redis7")
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = each.value.auth ? "correct-horse-battery" : null
  maintenance_window         = each.value.window
  snapshot_retention_limit   = 7
  apply_immediately          = true
  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.slow.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}

resource "aws_cloudwatch_log_group" "slow" {
  name = "/caches/slow"
}

resource "aws_elasticache_cluster" "memcached" {
  for_each             = { for c in lookup(local.by_kind, "memcached", []) : c.name => c }
  cluster_id           = each.key
  engine               = "memcached"
  node_type            = each.value.node
  num_cache_nodes      = each.value.shards
  parameter_group_name = "default.memcached1.6"
  port                 = 11211
  az_mode              = each.value.shards > 1 ? "cross-az" : "single-az"
  subnet_group_name    = aws_elasticache_subnet_group.this.name
}

resource "aws_elasticache_user" "app" {
  user_id       = "app"
  user_name     = "app"
  access_string = "on ~app:* +@read +@write -@dangerous"
  engine        = "REDIS"
  authentication_mode {
    type      = "password"
    passwords = ["abcdefghijklmnop1", "abcdefghijklmnop2"]
  }
}

resource "aws_elasticache_user_group" "app" {
  engine        = "REDIS"
  user_group_id = "app"
  user_ids      = ["default", aws_elasticache_user.app.user_id]
}

resource "aws_elasticache_serverless_cache" "burst" {
  engine = "valkey"
  name   = "burst"
  cache_usage_limits {
    data_storage {
      maximum = 10
      unit    = "GB"
    }
    ecpu_per_second {
      maximum = 5000
    }
  }
  daily_snapshot_time  = "04:00"
  major_engine_version = "7"
  subnet_ids           = local.subnets
}

resource "aws_memorydb_parameter_group" "this" {
  for_each = { for c in try(local.by_kind["memorydb"], []) : c.name => c }
  name     = each.key
  family   = "memorydb_redis7"
  parameter {
    name  = "activedefrag"
    value = "yes"
  }
}

resource "aws_memorydb_cluster" "this" {
  for_each               = { for c in try(local.by_kind["memorydb"], []) : c.name => c }
  name                   = each.key
  acl_name               = "open-access"
  node_type              = each.value.node
  num_shards             = each.value.shards
  num_replicas_per_shard = each.value.replicas
  parameter_group_name   = aws_memorydb_parameter_group.this[each.key].id
  tls_enabled            = true
  maintenance_window     = each.value.window
}

resource "aws_dax_parameter_group" "this" {
  for_each = { for c in local.by_kind.dax : c.name => c }
  name     = each.key
  dynamic "parameters" {
    for_each = each.value.parameters
    content {
      name  = parameters.key
      value = parameters.value
    }
  }
}

resource "aws_dax_subnet_group" "this" {
  name       = "dax"
  subnet_ids = local.subnets
}

resource "aws_dax_cluster" "this" {
  for_each             = { for c in local.by_kind.dax : c.name => c }
  cluster_name         = each.key
  iam_role_arn         = "arn:aws:iam::111122223333:role/dax"
  node_type            = each.value.node
  replication_factor   = 1 + each.value.replicas
  parameter_group_name = aws_dax_parameter_group.this[each.key].name
  subnet_group_name    = aws_dax_subnet_group.this.name
  server_side_encryption {
    enabled = true
  }
}
