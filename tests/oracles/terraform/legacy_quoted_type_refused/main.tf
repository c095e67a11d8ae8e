variable "name" {
  type    = "string"
  default = "l"
}
resource "terraform_data" "t" {
  input = var.name
}
