variable "settings" {
  type      = object({ user = string, password = string })
  sensitive = true
  default   = { user = "u", password = "p4ssw0rd" }
}
locals {
  merged = merge({ engine = "mysql" }, var.settings)
}
resource "aws_db_instance" "this" {
  for_each            = { main = nonsensitive(var.settings.user) }
  identifier          = each.key
  engine              = local.merged.engine
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = each.value
  password            = local.merged.password
  skip_final_snapshot = true
}
