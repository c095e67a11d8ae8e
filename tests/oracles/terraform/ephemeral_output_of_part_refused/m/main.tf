variable "token" {
  ephemeral = true
}
output "all" {
  value     = { a = 1, b = var.token }
  ephemeral = true
}
