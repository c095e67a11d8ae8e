variable "value" {}
variable "other" {}
output "value" { value = "one ${var.value} ${var.other}" }
