variable "names" {
  type = set(string)
}
resource "terraform_data" "t" {
  for_each = var.names
}
