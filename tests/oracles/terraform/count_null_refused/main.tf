variable "n" {
  type    = number
  default = null
}
resource "terraform_data" "bad" {
  count = var.n
}
