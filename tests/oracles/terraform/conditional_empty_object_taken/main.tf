locals {
  specs = { a = { size = 1 }, b = {} }
}
resource "terraform_data" "a" {
  for_each = local.specs
  input    = each.value == null ? {} : { size = 2 }
}
