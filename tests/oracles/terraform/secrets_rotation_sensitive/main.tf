variable "db_password" {
  type      = string
  sensitive = true
  default   = "hunter2hunter2"
}
variable "users" {
  type      = map(object({ password = string, groups = list(string) }))
  sensitive = true
  default   = { root = { password = "a", groups = ["admin"] }, app = { password = "b", groups = [] } }
}
variable "names" {
  type    = set(string)
  default = ["root", "app"]
}
locals {
  connection = {
    host = aws_db_instance.main.address
    port = 5432
    user = "app"
    pass = var.db_password
  }
  url      = "postgres://${local.connection.user}:${urlencode(local.connection.pass)}@db:${local.connection.port}/app"
  strength = length(var.db_password) >= 12 ? "strong" : "weak"
  admins   = nonsensitive([for name, user in var.users : name if contains(user.groups, "admin")])
}
resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  username            = "master"
  password            = var.db_password
  skip_final_snapshot = true
  tags                = { Strength = local.strength }
}
resource "aws_secretsmanager_secret" "user" {
  for_each                = var.names
  name                    = "db/${each.key}"
  recovery_window_in_days = contains(local.admins, each.key) ? 30 : 7
}
resource "aws_secretsmanager_secret_version" "user" {
  for_each      = aws_secretsmanager_secret.user
  secret_id     = each.value.id
  secret_string = jsonencode({ username = each.key, password = var.users[each.key].password, url = local.url })
}
resource "aws_ssm_parameter" "parts" {
  for_each = toset(keys(local.connection))
  name     = "/db/${each.key}"
  type     = each.key == "pass" ? "SecureString" : "String"
  value    = local.connection[each.key]
}
resource "aws_ssm_parameter" "masked" {
  name        = "/db/masked"
  type        = "String"
  value       = "${substr(var.db_password, 0, 2)}***"
  description = format("%s chars", nonsensitive(length(var.db_password)))
}
module "inner" {
  source = "./inner"
  secret = var.db_password
  open   = [for n in var.names : upper(n)]
}
resource "aws_sqs_queue" "out" {
  name = module.inner.open_first
  tags = { Any = issensitive(module.inner.hash), Hash = module.inner.hash }
}
