module "tenant" {
  source   = "./tenant"
  for_each = { for t in csvdecode(file("${path.module}/tenants.csv")) : t.name => t }

  name       = each.key
  mfa        = each.value.mfa
  callbacks  = compact(split("|", each.value.callbacks))
  minimum    = try(tonumber(each.value.minimum), 12)
  scopes     = each.value.plan == "gold" ? { read = "Reads", write = "Writes", admin = "All" } : { read = "Reads" }
  domain     = each.value.domain != "" ? each.value.domain : null
  federation = each.value.plan == "gold" ? { "Okta" = "https://okta.example.com/${each.key}" } : {}
}

output "clients" {
  value = { for name, t in module.tenant : name => t.clients }
}
