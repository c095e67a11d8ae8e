variable "value" {}
output "all" {
  value     = var.value
  ephemeral = true
}
