variable "text" {
  type     = string
  default  = "text-default"
  nullable = false
}
variable "number" {
  type    = number
  default = 4
}
variable "list" {
  type     = list(string)
  default  = ["d"]
  nullable = false
}
variable "object" {
  type = object({
    a = number
    b = optional(list(string), ["bb"])
    c = optional(object({ d = string, e = optional(set(string), ["ee"]) }))
  })
  default  = { a = 0 }
  nullable = false
}
variable "any" {
  default = {}
}
variable "required" {
  type    = any
  default = "r"
}
variable "unused" {
  type    = object({ x = number })
  default = null
}
locals {
  text = "${var.text}!"
}
resource "terraform_data" "t" {
  input = { text = local.text, number = var.number, list = var.list, object = var.object, any = var.any, required = var.required }
}
output "shown" {
  value = terraform_data.t.input
  precondition {
    condition     = var.text != null && var.list != null
    error_message = "never"
  }
}
output "types" {
  value = [can(tonumber(var.text)), can(var.list[0]), var.unused == null, try(var.unused.x, "none")]
}
