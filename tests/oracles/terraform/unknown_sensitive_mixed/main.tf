variable "secret" {
  type      = object({ user = string, password = string, hosts = list(string) })
  sensitive = true
  default   = { user = "u", password = "p", hosts = ["h1", "h2"] }
}
variable "plain" {
  default = { a = "1" }
}
resource "terraform_data" "id" {}
resource "terraform_data" "s" {
  input = {
    whole   = var.secret
    user    = var.secret.user
    host    = var.secret.hosts[0]
    length  = length(var.secret.hosts)
    text    = "x-${var.secret.user}"
    mixed   = "${terraform_data.id.id}:${var.secret.password}"
    shown   = nonsensitive(var.secret.user)
    merged  = merge(var.plain, { p = var.secret.password })
    list    = [var.secret.user, "open"]
    keys    = keys({ a = var.secret.user, b = 1 })
    is      = [issensitive(var.secret), issensitive(var.plain), issensitive(sensitive(1))]
    cond    = var.secret.user == "u" ? "yes" : "no"
    json    = jsonencode({ user = var.secret.user })
    loop    = [for host in var.secret.hosts : upper(host)]
    tries   = try(var.secret.missing, "absent")
    splat   = var.secret.hosts[*]
  }
}
resource "aws_db_instance" "d" {
  identifier          = "d"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 10
  username            = var.secret.user
  password            = var.secret.password
  skip_final_snapshot = true
  tags                = { Hosts = join(",", nonsensitive(var.secret.hosts)) }
}
