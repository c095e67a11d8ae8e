variable "password" {
  type      = string
  default   = "correct-horse"
  sensitive = true
}
variable "settings" {
  type      = object({ user = string, token = string })
  default   = { user = "admin", token = "t0ken" }
  sensitive = true
}
locals {
  url   = "postgres://${var.settings.user}:${var.password}@db"
  plain = nonsensitive(var.settings.user)
}
resource "aws_db_instance" "this" {
  identifier          = "db"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = var.settings.user
  password            = var.password
  skip_final_snapshot = var.password != ""
  tags                = { Url = local.url, User = local.plain, Length = length(var.password) }
}
resource "aws_ssm_parameter" "url" {
  name        = "/db/url"
  type        = "SecureString"
  value       = local.url
  description = "user ${local.plain}"
}
resource "terraform_data" "all" {
  input = { settings = var.settings, public = "yes", marked = sensitive("x"), list = [var.password, "clear"] }
}
