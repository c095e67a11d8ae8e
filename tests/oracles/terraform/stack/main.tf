variable "environment" {
  type    = string
  default = "prod"
}

variable "databases" {
  type = map(object({
    engine    = optional(string, "postgres")
    size      = optional(number, 20)
    public    = optional(bool, false)
    retention = optional(number)
    ports     = optional(list(number), [5432])
  }))
  default = {
    main    = {}
    reports = { engine = "mysql", public = true, retention = 14, ports = [3306, 33060] }
  }
}

locals {
  is_prod = var.environment == "prod"
  name    = join("-", compact(["acme", var.environment, ""]))
  ports   = flatten([for key, db in var.databases : [for port in db.ports : { db = key, port = port }]])
  tags = merge(
    { Environment = title(var.environment), Managed = "terraform" },
    local.is_prod ? { Backup = "daily" } : {},
  )
}

data "aws_iam_policy_document" "assume" {
  dynamic "statement" {
    for_each = local.is_prod ? ["ec2", "lambda"] : ["ec2"]
    content {
      sid     = title(statement.value)
      actions = ["sts:AssumeRole"]
      principals {
        type        = "Service"
        identifiers = ["${statement.value}.amazonaws.com"]
      }
    }
  }
}

resource "aws_iam_role" "app" {
  name               = "${local.name}-app"
  assume_role_policy = data.aws_iam_policy_document.assume.json
  tags               = local.tags
}

resource "aws_iam_role_policy" "app" {
  name   = aws_iam_role.app.name
  role   = aws_iam_role.app.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [for a in ["s3:Get*", "s3:List*"] : { Effect = "Allow", Action = a, Resource = "*" }] })
}

resource "aws_security_group" "db" {
  for_each    = var.databases
  name        = "${local.name}-${each.key}"
  description = each.value.public ? "public" : "private"
  dynamic "ingress" {
    for_each = { for item in local.ports : "${item.db}-${item.port}" => item.port if item.db == each.key }
    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = each.value.public ? ["0.0.0.0/0"] : ["10.0.0.0/8", "192.168.0.0/16"]
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "db" {
  for_each                = var.databases
  identifier              = "${local.name}-${each.key}"
  engine                  = each.value.engine
  instance_class          = local.is_prod ? "db.m5.large" : "db.t3.micro"
  allocated_storage       = each.value.size * (local.is_prod ? 2 : 1)
  username                = "admin1"
  password                = "correct-horse"
  publicly_accessible     = each.value.public
  backup_retention_period = coalesce(each.value.retention, local.is_prod ? 7 : 1)
  storage_encrypted       = contains(["postgres"], each.value.engine)
  vpc_security_group_ids  = [aws_security_group.db[each.key].id]
  skip_final_snapshot     = !local.is_prod
  final_snapshot_identifier = local.is_prod ? format("%s-%s-final", local.name, each.key) : null
  enabled_cloudwatch_logs_exports = each.value.engine == "postgres" ? ["postgresql"] : null
  tags                    = merge(local.tags, { Role = aws_iam_role.app.name })

  timeouts {
    create = "1h"
  }
}

resource "aws_cloudwatch_log_group" "public" {
  count             = length([for db in values(var.databases) : db if db.public])
  name              = "/acme/${count.index}/${keys(var.databases)[count.index]}"
  retention_in_days = lookup({ prod = 365, dev = 7 }, var.environment, 30)
  kms_key_id        = try(aws_kms_key.logs[0].arn, null)
}

resource "aws_kms_key" "logs" {
  count                   = local.is_prod ? 1 : 0
  description             = "logs of ${local.name}"
  enable_key_rotation     = tobool("true")
  deletion_window_in_days = max(7, min(30, 14))
}
