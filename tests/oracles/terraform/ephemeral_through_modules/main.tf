variable "token" {
  type      = string
  default   = "tok"
  ephemeral = true
}
variable "settings" {
  type = object({
    user     = string
    password = optional(string, "none")
    hosts    = optional(list(string), [])
  })
  default   = { user = "u", hosts = ["a", "b"] }
  ephemeral = true
  sensitive = true
}
locals {
  header = "Bearer ${var.token}"
  mixed  = { plain = "p", secret = local.header, list = ["open", var.token] }
  again  = merge(local.mixed, { more = [for host in var.settings.hosts : upper(host)] })
}
module "outer" {
  source = "./outer"
  token  = var.token
  mixed  = local.again
  plain  = local.mixed.plain
}
resource "aws_ssm_parameter" "outer" {
  name             = "/outer"
  type             = "SecureString"
  description      = module.outer.plain
  value_wo         = module.outer.secret
  value_wo_version = 1
}
resource "aws_ssm_parameter" "each" {
  for_each         = { a = var.token, b = "plain" }
  name             = "/each/${each.key}"
  type             = "SecureString"
  value_wo         = each.value
  value_wo_version = length(local.mixed)
}
resource "aws_db_instance" "db" {
  identifier          = "db"
  allocated_storage   = 10
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  username            = "u"
  password_wo         = nonsensitive(var.settings.password)
  password_wo_version = length(local.mixed.list)
  skip_final_snapshot = true
  tags                = { keys = join(",", keys(local.mixed)), first = local.mixed.list[0] }
}
resource "terraform_data" "kept" {
  input = {
    settings = ephemeralasnull(var.settings)
    mixed    = ephemeralasnull(local.again)
    outer    = ephemeralasnull(module.outer)
    secret   = ephemeralasnull(module.outer.secret)
    plain    = module.outer.plain
    open     = local.again.plain
    names    = module.outer.names
  }
}
