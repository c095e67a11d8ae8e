variable "teams" {
  type = map(object({ zones = map(list(string)), log = optional(bool, true) }))
  default = {
    red  = { zones = { a = ["x", "y"], b = [] } }
    blue = { zones = { c = ["z"] }, log = false }
  }
}

resource "aws_s3_bucket" "logs" {
  for_each = { for name, team in var.teams : name => team if team.log }
  bucket   = "logs-${each.key}"
}

module "team" {
  source   = "./team"
  for_each = var.teams
  name     = each.key
  zones    = each.value.zones
  log      = try(aws_s3_bucket.logs[each.key].id, null)
  arns     = { for key, bucket in aws_s3_bucket.logs : key => bucket.arn }
}

resource "aws_ssm_parameter" "zones" {
  for_each = merge([for name, team in module.team : { for zone, out in team.zones : "${name}/${zone}" => out }]...)
  name     = each.key
  type     = "String"
  value    = jsonencode(each.value.names)
}

resource "terraform_data" "all" {
  input = {
    ids   = { for name, team in module.team : name => keys(team.zones) }
    first = module.team["red"].zones["a"].names[0]
    count = length(flatten([for team in module.team : [for zone in team.zones : zone.names]]))
    logs  = [for team in module.team : team.has_log]
  }
}
