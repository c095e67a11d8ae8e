variable "a" {
  type    = strng
  default = "x"
}
resource "terraform_data" "a" {
  input = var.a
}
