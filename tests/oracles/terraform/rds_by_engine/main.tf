variable "databases" {
  type = any
  default = {
    orders = {
      engine     = "postgres"
      version    = "16.3"
      class      = "db.t4g.medium"
      storage    = 100
      parameters = { "log_min_duration_statement" = 500, "rds.force_ssl" = 1, "shared_preload_libraries" = "pg_stat_statements,auto_explain" }
      reboot     = ["shared_preload_libraries"]
      replicas   = 2
    }
    crm = {
      engine     = "mysql"
      version    = "8.0.39"
      class      = "db.t4g.small"
      storage    = 20
      parameters = { max_connections = "250", character_set_server = "utf8mb4" }
      options    = { MARIADB_AUDIT_PLUGIN = { SERVER_AUDIT_EVENTS = "CONNECT,QUERY", SERVER_AUDIT_FILE_ROTATIONS = 37 } }
      backup     = 14
      window     = { backup = "03:00-04:00", maintenance = "Mon:04:30-Mon:05:30" }
    }
  }
}

locals {
  databases = {
    for name, db in var.databases : name => {
      engine     = db.engine
      version    = db.version
      family     = db.engine == "postgres" ? "postgres${split(".", db.version)[0]}" : join("", ["mysql", join(".", slice(split(".", db.version), 0, 2))])
      class      = db.class
      storage    = db.storage
      parameters = [for key, value in db.parameters : { name = key, value = tostring(value), apply = contains(try(db.reboot, []), key) ? "pending-reboot" : "immediate" }]
      options    = try(db.options, {})
      replicas   = try(db.replicas, 0)
      backup     = try(db.backup, 7)
      window     = try(db.window, { backup = "01:00-02:00", maintenance = "Sun:02:30-Sun:03:30" })
    }
  }
  replicas = flatten([for name, db in local.databases : [for i in range(db.replicas) : { source = name, index = i, name = format("%s-replica-%d", name, i) }]])
}

resource "aws_db_parameter_group" "this" {
  for_each    = local.databases
  name_prefix = "${each.key}-"
  family      = each.value.family
  dynamic "parameter" {
    for_each = each.value.parameters
    content {
      name         = parameter.value.name
      value        = parameter.value.value
      apply_method = parameter.value.apply
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_option_group" "this" {
  for_each                 = { for name, db in local.databases : name => db if length(db.options) > 0 }
  name                     = each.key
  engine_name              = each.value.engine
  major_engine_version     = trimprefix(each.value.family, each.value.engine)
  option_group_description = format("Options of %q", each.key)
  dynamic "option" {
    for_each = each.value.options
    content {
      option_name = option.key
      dynamic "option_settings" {
        for_each = option.value
        content {
          name  = option_settings.key
          value = option_settings.value
        }
      }
    }
  }
}

resource "aws_db_instance" "this" {
  for_each                    = local.databases
  identifier                  = each.key
  engine                      = each.value.engine
  engine_version              = each.value.version
  instance_class              = each.value.class
  allocated_storage           = each.value.storage
  max_allocated_storage       = each.value.storage * 5
  storage_encrypted           = true
  username                    = "master"
  manage_master_user_password = true
  parameter_group_name        = aws_db_parameter_group.this[each.key].name
  option_group_name           = try(aws_db_option_group.this[each.key].name, null)
  backup_retention_period     = each.value.backup
  backup_window               = each.value.window.backup
  maintenance_window          = lower(each.value.window.maintenance)
  multi_az                    = each.value.replicas > 1
  deletion_protection         = true
  skip_final_snapshot         = false
  final_snapshot_identifier   = "${each.key}-final"
  copy_tags_to_snapshot       = true
  enabled_cloudwatch_logs_exports = {
    postgres = ["postgresql", "upgrade"]
    mysql    = ["error", "slowquery"]
  }[each.value.engine]
}

resource "aws_db_instance" "replica" {
  for_each             = { for replica in local.replicas : replica.name => replica }
  identifier           = each.key
  replicate_source_db  = aws_db_instance.this[each.value.source].identifier
  instance_class       = aws_db_instance.this[each.value.source].instance_class
  storage_encrypted    = aws_db_instance.this[each.value.source].storage_encrypted
  skip_final_snapshot  = true
  parameter_group_name = aws_db_instance.this[each.value.source].parameter_group_name
}

resource "aws_cloudwatch_metric_alarm" "db" {
  for_each = {
    for pair in setproduct(keys(local.databases), ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections"]) :
    join("/", pair) => { db = pair[0], metric = pair[1] }
  }
  alarm_name          = replace(each.key, "/", "-")
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  comparison_operator = each.value.metric == "FreeStorageSpace" ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold = lookup({
    CPUUtilization   = 80
    FreeStorageSpace = local.databases[each.value.db].storage * 0.1 * pow(1024, 3)
  }, each.value.metric, 200)
  evaluation_periods = 3
  period             = 300
  statistic          = "Average"
  dimensions         = { DBInstanceIdentifier = aws_db_instance.this[each.value.db].identifier }
}
