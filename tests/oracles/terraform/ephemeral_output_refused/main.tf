variable "token" {
  type      = string
  default   = "tok"
  ephemeral = true
}
output "o" {
  value = var.token
}
