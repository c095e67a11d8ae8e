variable "engine" {
  default = "aurora-postgresql"
}
variable "instances" {
  type    = map(object({ class = optional(string), promotion = optional(number), public = optional(bool, false) }))
  default = { one = {}, two = { class = "db.r6g.xlarge", promotion = 5 } }
}
variable "password" {
  type      = string
  sensitive = true
  default   = "not-a-real-one"
}
locals {
  family = { aurora-postgresql = { port = 5432, logs = ["postgresql"] }, aurora-mysql = { port = 3306, logs = ["audit", "error"] } }
  about  = local.family[var.engine]
}
resource "aws_rds_cluster" "c" {
  cluster_identifier              = "c"
  engine                          = var.engine
  master_username                 = "root"
  master_password                 = var.password
  port                            = local.about.port
  storage_encrypted               = true
  backup_retention_period         = 7 * 2
  enabled_cloudwatch_logs_exports = local.about.logs
  skip_final_snapshot             = startswith(var.engine, "aurora")
  final_snapshot_identifier       = "c-${formatdate("YYYYMMDD", "2026-01-02T03:04:05Z")}"
  iam_database_authentication_enabled = true
  dynamic "serverlessv2_scaling_configuration" {
    for_each = anytrue([for instance in var.instances : instance.class == null]) ? [0.5] : []
    content {
      min_capacity = serverlessv2_scaling_configuration.value
      max_capacity = serverlessv2_scaling_configuration.value * 32
    }
  }
}
resource "aws_rds_cluster_instance" "i" {
  count               = length(var.instances)
  identifier          = "${aws_rds_cluster.c.cluster_identifier}-${count.index}"
  cluster_identifier  = aws_rds_cluster.c.id
  engine              = aws_rds_cluster.c.engine
  instance_class      = coalesce(values(var.instances)[count.index].class, "db.serverless")
  promotion_tier      = try(coalesce(values(var.instances)[count.index].promotion), count.index)
  publicly_accessible = values(var.instances)[count.index].public
  tags                = { Name = keys(var.instances)[count.index], Port = aws_rds_cluster.c.port }
}
resource "aws_ssm_parameter" "url" {
  name  = "/db/url"
  type  = "SecureString"
  value = "postgres://root:${var.password}@${aws_rds_cluster.c.endpoint}:${aws_rds_cluster.c.port}"
}
resource "aws_secretsmanager_secret_version" "s" {
  secret_id     = "db"
  secret_string = jsonencode({ username = aws_rds_cluster.c.master_username, password = var.password, port = local.about.port })
}
