variable "names" {
  type    = set(string)
  default = null
}
resource "terraform_data" "t" {
  for_each = var.names
}
