variable "listeners" {
  type = list(object({
    port     = number
    protocol = optional(string, "HTTP")
    default  = optional(object({ status = optional(number, 404), body = optional(string, "none") }), {})
    rules = optional(list(object({
      paths  = optional(list(string), ["/*"])
      weight = optional(number)
      target = object({ name = string, tags = optional(map(string), { origin = "default" }) })
      extras = optional(map(object({ on = optional(bool, true), level = optional(number, 1) })), { base = {} })
    })), [])
    pair = optional(tuple([string, number]), ["x", 1])
    free = optional(any)
  }))
  nullable = false
  default = [
    { port = 80 },
    { port = "443", protocol = null, default = { status = 503 }, rules = [{ target = { name = "a" } }, { target = { name = "b", tags = null }, paths = null, extras = { p = { level = 7 }, q = {} } }] },
    { port = 8080, default = null, rules = null, pair = null, free = null },
  ]
}
resource "terraform_data" "l" {
  input = var.listeners
}
resource "terraform_data" "each" {
  for_each = { for listener in var.listeners : tostring(listener.port) => listener }
  input = {
    protocol = each.value.protocol
    status   = each.value.default.status
    extras   = [for rule in each.value.rules : [for name, extra in rule.extras : "${name}=${extra.on ? extra.level : 0}"]]
  }
}
