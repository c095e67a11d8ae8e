variable "token" {
  default   = "tok"
  ephemeral = true
}
output "o" {
  value     = ephemeralasnull(var.token)
  ephemeral = true
}
