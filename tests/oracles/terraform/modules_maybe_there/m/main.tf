variable "name" {
  type = string
}
output "name" {
  value = upper(var.name)
}
output "ids" {
  value = { x = "${var.name}-x", y = "${var.name}-y" }
}
output "list" {
  value = [var.name, [var.name]]
}
