variable "strict" {
  type     = string
  default  = "fallback"
  nullable = false
}
variable "loose" {
  type    = string
  default = "fallback"
}
variable "object" {
  type = object({
    a = optional(string, "A")
    b = optional(object({ deep = optional(string, "D"), other = optional(list(number), [1, 2]) }), {})
    c = optional(number)
  })
  default = {}
}
variable "list" {
  type     = list(string)
  default  = ["x"]
  nullable = false
}

output "all" {
  value = { strict = var.strict, loose = var.loose, object = var.object, list = var.list }
}

resource "aws_ssm_parameter" "p" {
  name  = "p-${var.strict}"
  type  = "String"
  value = coalesce(var.loose, "null")
  tags  = { for index, item in var.list : index => item }
}
