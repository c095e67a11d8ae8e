variable "value" {}
variable "other" {}
output "value" { value = "two ${var.value} ${var.other}" }
