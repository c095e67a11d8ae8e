variable "name" {
  type = string
}
variable "token" {
  type      = string
  nullable  = true
  ephemeral = true
}
output "token" {
  value     = var.token == null ? "none" : "${var.name}-${var.token}"
  ephemeral = true
}
output "name" {
  value = upper(var.name)
}
