provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Owner = "platform" }
  }
}

provider "aws" {
  alias  = "replica"
  region = "eu-west-1"
  default_tags {
    tags = { Owner = "platform", Role = "replica" }
  }
}

variable "clusters" {
  type = map(object({
    engine    = string
    class     = string
    instances = optional(map(object({ class = optional(string), tier = optional(number) })), { one = {} })
    settings  = optional(map(string), {})
  }))
}

locals {
  families  = { docdb = "docdb5.0", neptune = "neptune1.3" }
  instances = merge([for c, spec in var.clusters : { for i, inst in spec.instances : "${c}-${i}" => merge(inst, { cluster = c, class = coalesce(inst.class, spec.class) }) }]...)
  of        = { for engine in keys(local.families) : engine => { for c, spec in var.clusters : c => spec if spec.engine == engine } }
}

resource "aws_docdb_cluster_parameter_group" "this" {
  for_each = local.of.docdb
  name     = each.key
  family   = local.families["docdb"]
  dynamic "parameter" {
    for_each = merge({ tls = "enabled", audit_logs = "all" }, each.value.settings)
    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = parameter.key == "tls" ? "pending-reboot" : null
    }
  }
}

resource "aws_docdb_cluster" "this" {
  for_each                        = local.of["docdb"]
  cluster_identifier              = each.key
  engine                          = "docdb"
  master_username                 = "root0"
  master_password                 = "mustbeeightchars"
  storage_encrypted               = true
  backup_retention_period         = 14
  preferred_backup_window         = "07:00-09:00"
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.this[each.key].name
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
  deletion_protection             = length(each.value.instances) > 1
  skip_final_snapshot             = length(each.value.instances) == 1
  final_snapshot_identifier       = length(each.value.instances) > 1 ? "${each.key}-final" : null
}

resource "aws_docdb_cluster_instance" "this" {
  for_each           = { for k, i in local.instances : k => i if contains(keys(local.of.docdb), i.cluster) }
  identifier         = each.key
  cluster_identifier = aws_docdb_cluster.this[each.value.cluster].id
  instance_class     = each.value.class
  promotion_tier     = each.value.tier
}

resource "aws_neptune_cluster" "this" {
  for_each                             = local.of["neptune"]
  cluster_identifier                   = each.key
  engine                               = "neptune"
  engine_version                       = "1.3.2.1"
  iam_database_authentication_enabled  = true
  storage_encrypted                    = true
  skip_final_snapshot                  = true
  apply_immediately                    = true
  neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.this.name
  serverless_v2_scaling_configuration {
    min_capacity = 2.5
    max_capacity = 64
  }
}

resource "aws_neptune_cluster_parameter_group" "this" {
  name   = "graph"
  family = local.families.neptune
  parameter {
    name  = "neptune_enable_audit_log"
    value = 1
  }
}

resource "aws_neptune_cluster_instance" "this" {
  for_each           = { for k, i in local.instances : k => i if contains(keys(local.of.neptune), i.cluster) }
  identifier         = each.key
  cluster_identifier = aws_neptune_cluster.this[each.value.cluster].cluster_identifier
  engine             = aws_neptune_cluster.this[each.value.cluster].engine
  instance_class     = each.value.class
}

resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
  engine_version            = "15.4"
  database_name             = "orders"
  storage_encrypted         = true
}

resource "aws_rds_cluster" "primary" {
  cluster_identifier          = "orders-primary"
  engine                      = aws_rds_global_cluster.this.engine
  engine_version              = aws_rds_global_cluster.this.engine_version
  global_cluster_identifier   = aws_rds_global_cluster.this.id
  database_name               = aws_rds_global_cluster.this.database_name
  master_username             = "root0"
  manage_master_user_password = true
  skip_final_snapshot         = true
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 16
  }
}

resource "aws_rds_cluster" "replica" {
  provider                  = aws.replica
  cluster_identifier        = replace(aws_rds_cluster.primary.cluster_identifier, "primary", "replica")
  engine                    = aws_rds_cluster.primary.engine
  engine_version            = aws_rds_cluster.primary.engine_version
  global_cluster_identifier = aws_rds_cluster.primary.global_cluster_identifier
  skip_final_snapshot       = aws_rds_cluster.primary.skip_final_snapshot
  source_region             = "us-east-1"
  tags                      = { Role = "standby" }
  depends_on                = [aws_rds_cluster_instance.primary]
  lifecycle {
    ignore_changes = [replication_source_identifier]
  }
}

resource "aws_rds_cluster_instance" "primary" {
  count                        = 2
  identifier                   = "${aws_rds_cluster.primary.cluster_identifier}-${count.index}"
  cluster_identifier           = aws_rds_cluster.primary.id
  engine                       = aws_rds_cluster.primary.engine
  instance_class               = "db.serverless"
  performance_insights_enabled = count.index == 0
}

resource "aws_db_proxy" "this" {
  name                   = "orders"
  engine_family          = upper(split("-", aws_rds_cluster.primary.engine)[1])
  role_arn               = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  require_tls            = true
  idle_client_timeout    = 1800
  dynamic "auth" {
    for_each = { app = "REQUIRED", report = "DISABLED" }
    content {
      auth_scheme = "SECRETS"
      description = auth.key
      iam_auth    = auth.value
      secret_arn  = aws_secretsmanager_secret.user[auth.key].arn
    }
  }
}

resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = aws_db_proxy.this.name
  connection_pool_config {
    max_connections_percent      = 90
    max_idle_connections_percent = 50
    session_pinning_filters      = ["EXCLUDE_VARIABLE_SETS"]
  }
}

resource "aws_db_proxy_target" "this" {
  db_proxy_name         = aws_db_proxy.this.name
  target_group_name     = aws_db_proxy_default_target_group.this.name
  db_cluster_identifier = aws_rds_cluster.primary.id
}

resource "aws_secretsmanager_secret" "user" {
  for_each                = toset(["app", "report"])
  name                    = "orders/${each.key}"
  recovery_window_in_days = 0
}
