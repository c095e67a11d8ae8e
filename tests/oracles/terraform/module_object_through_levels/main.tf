variable "stack" {
  type = object({
    name = string
    tiers = map(object({
      ports = list(number)
      rules = optional(list(object({ cidr = string, note = optional(string) })), [{ cidr = "10.0.0.0/8" }])
      extra = optional(any)
    }))
  })
  default = {
    name = "s"
    tiers = {
      web = { ports = [80, "443"], rules = [{ cidr = "0.0.0.0/0", note = "all" }, { cidr = "10.1.0.0/16" }] }
      db  = { ports = [5432] }
    }
  }
}
module "outer" {
  source = "./outer"
  stack  = var.stack
  hook   = { for k, t in var.stack.tiers : k => [for p in t.ports : p + 1] }
}
output "all" {
  value = module.outer.groups["web"].name
}
