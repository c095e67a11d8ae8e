locals {
  tenants = {
    alpha = { tier = "gold", apps = { shop = { ports = [80, 443] }, blog = {} } }
    beta  = { tier = "bronze", apps = {} }
    gamma = { tier = "silver", apps = { wiki = { ports = [8080], public = true } } }
  }
}

module "tenant" {
  source   = "./tenant"
  for_each = local.tenants
  name     = each.key
  tier     = each.value.tier
  apps     = each.value.apps
  shared   = { topic = aws_sns_topic.shared.arn, bucket = aws_s3_bucket.shared.bucket }
}

resource "aws_sns_topic" "shared" {
  name = "shared"
}
resource "aws_s3_bucket" "shared" {
  bucket = "shared-${length(local.tenants)}"
}

resource "aws_ssm_parameter" "directory" {
  for_each = merge([for tenant, m in module.tenant : { for app, url in m.urls : "${tenant}/${app}" => url }]...)
  name     = "/directory/${each.key}"
  type     = "String"
  value    = each.value
}

resource "aws_iam_group" "public" {
  count = sum(concat([0], [for m in module.tenant : length(m.public)]))
  name  = "public-${flatten(values(module.tenant)[*].public)[count.index]}"
}

output "gold" {
  value = [for name, m in module.tenant : m if local.tenants[name].tier == "gold"]
}
