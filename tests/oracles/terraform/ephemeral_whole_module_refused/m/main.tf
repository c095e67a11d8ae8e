variable "token" {
  ephemeral = true
}
output "plain" {
  value = "p"
}
output "token" {
  value     = var.token
  ephemeral = true
}
