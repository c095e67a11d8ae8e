variable "names" {
  type    = set(string)
  default = ["a", null]
}
resource "terraform_data" "bad" {
  for_each = var.names
  input    = each.key
}
