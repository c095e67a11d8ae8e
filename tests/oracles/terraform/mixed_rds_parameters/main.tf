variable "parameters" {
  default = [{ name = "rds.force_ssl", value = 1 }, { name = "log_statement", value = "ddl", apply = "pending-reboot" }]
}
resource "aws_db_parameter_group" "this" {
  name   = "pg"
  family = "postgres16"
  dynamic "parameter" {
    for_each = var.parameters
    content {
      name         = parameter.value.name
      value        = parameter.value.value
      apply_method = try(parameter.value.apply, "immediate")
    }
  }
}
resource "aws_db_subnet_group" "this" {
  name       = "db"
  subnet_ids = [for subnet in aws_subnet.this : subnet.id]
}
resource "aws_subnet" "this" {
  for_each          = { for index, zone in ["a", "b"] : zone => index }
  vpc_id            = "vpc-12345678"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, each.value)
  availability_zone = "us-east-1${each.key}"
}
resource "aws_db_instance" "this" {
  for_each               = { primary = null, replica = "primary" }
  identifier             = "db-${each.key}"
  instance_class         = "db.t3.micro"
  engine                 = each.value == null ? "postgres" : null
  allocated_storage      = each.value == null ? 20 : null
  username               = each.value == null ? "u" : null
  password               = each.value == null ? "p4ssw0rd" : null
  db_subnet_group_name   = each.value == null ? aws_db_subnet_group.this.name : null
  parameter_group_name   = aws_db_parameter_group.this.name
  storage_encrypted      = true
  skip_final_snapshot    = true
  deletion_protection    = each.key == "primary"
  backup_retention_period = each.value == null ? 7 : 0
  enabled_cloudwatch_logs_exports = each.value == null ? ["postgresql", "upgrade"] : []
}
