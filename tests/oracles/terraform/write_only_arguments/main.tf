variable "password" {
  type      = string
  default   = "hunter2hunter2"
  ephemeral = true
}

resource "aws_db_instance" "d" {
  identifier          = "d"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 10
  username            = "u"
  password_wo         = var.password
  password_wo_version = 1
  skip_final_snapshot = true
}

resource "aws_secretsmanager_secret" "s" {
  name = "s"
}

resource "aws_secretsmanager_secret_version" "s" {
  secret_id                = aws_secretsmanager_secret.s.id
  secret_string_wo         = jsonencode({ password = var.password })
  secret_string_wo_version = 2
}

resource "aws_ssm_parameter" "p" {
  name             = "p"
  type             = "SecureString"
  value_wo         = var.password
  value_wo_version = 1
}
