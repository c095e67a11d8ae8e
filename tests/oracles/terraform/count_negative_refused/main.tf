variable "n" {
  default = 1
}
resource "terraform_data" "t" {
  count = var.n - 2
}
