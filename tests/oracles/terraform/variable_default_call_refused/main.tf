variable "zones" {
  type    = list(string)
  default = concat(["a"], ["b"])
}
resource "terraform_data" "t" {
  input = var.zones
}
