variable "value" {
  type = string
}
resource "terraform_data" "this" {
  input = var.value
}
