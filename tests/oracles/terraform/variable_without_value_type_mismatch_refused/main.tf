variable "ports" {
  type    = list(number)
  default = ["80", "http"]
}
resource "terraform_data" "a" {
  input = var.ports
}
