variable "password" {
  type      = string
  sensitive = true
}
output "url" {
  value     = "db://${var.password}@host"
  sensitive = true
}
output "public" {
  value = "clear"
}
output "declared" {
  value     = "declared secret"
  sensitive = true
}
