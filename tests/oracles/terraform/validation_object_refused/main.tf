variable "rules" {
  type = map(object({ port = number, cidrs = optional(list(string), []) }))
  default = {
    a = { port = 22, cidrs = ["10.0.0.0/8"] }
    b = { port = 70000 }
  }
  validation {
    condition     = alltrue([for rule in var.rules : rule.port > 0 && rule.port < 65536])
    error_message = "Ports are 16 bits: ${join(", ", [for name, rule in var.rules : name if rule.port > 65535])}."
  }
}
resource "terraform_data" "t" {
  input = var.rules
}
