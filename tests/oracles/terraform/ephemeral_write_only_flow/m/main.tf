variable "token" {
  type      = string
  ephemeral = true
}
output "value" {
  value     = "m-${var.token}"
  ephemeral = true
}
output "plain" {
  value = ephemeralasnull(var.token) == null
}
