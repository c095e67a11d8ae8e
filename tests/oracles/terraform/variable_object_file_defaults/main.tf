variable "app" {
  type = object({
    name  = string
    ports = set(number)
    envs = map(object({
      size   = number
      zones  = optional(set(string), ["z"])
      nested = optional(object({ on = optional(bool, false), mode = optional(string, "auto") }))
      list   = optional(list(object({ k = string, v = optional(number, 1) })), [{ k = "d" }])
    }))
    label = optional(string)
  })
}
variable "plain" {
  type = any
}
variable "quoted" {
  type = string
}
variable "unset" {
  type    = object({ a = optional(string, "A"), b = optional(list(string)) })
  default = null
}
variable "unset2" {
  type     = object({ a = optional(string, "A"), b = optional(list(string)) })
  default  = {}
  nullable = false
}
resource "terraform_data" "a" {
  for_each = var.app.envs
  input = {
    env    = each.value
    zones  = join(",", each.value.zones)
    nested = each.value.nested == null ? "none" : each.value.nested.mode
    ports  = [for p in var.app.ports : p + 1]
  }
}
resource "terraform_data" "b" {
  input = { app = keys(var.app), label = coalesce(var.app.label, "nolabel"), plain = var.plain, q = var.quoted, u = var.unset == null, v = var.unset2, w = try(var.unset.a, "nil") }
}
