variable "secret" {
  default   = "x"
  sensitive = true
}
output "o" {
  value = { a = "b", c = [var.secret] }
}
