terraform {
  required_version = ">= 1.11"
}
variable "token" {
  type      = string
  default   = "tok"
  ephemeral = true
}
variable "version_of" {
  type    = number
  default = 3
}
locals {
  header = "Bearer ${var.token}"
  mixed  = { a = "plain", b = var.token }
}
ephemeral "aws_secretsmanager_random_password" "pw" {
  count = 0
}
resource "aws_db_instance" "db" {
  identifier          = "db"
  allocated_storage   = 10
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  username            = "u"
  password_wo         = local.header
  password_wo_version = var.version_of
  skip_final_snapshot = true
}
resource "aws_secretsmanager_secret" "s" {
  name = "s"
}
resource "aws_secretsmanager_secret_version" "v" {
  secret_id                = aws_secretsmanager_secret.s.id
  secret_string_wo         = jsonencode(local.mixed)
  secret_string_wo_version = 1
}
resource "aws_ssm_parameter" "p" {
  name             = "/p"
  type             = "SecureString"
  value_wo         = module.m.value
  value_wo_version = 1
}
module "m" {
  source = "./m"
  token  = var.token
}
