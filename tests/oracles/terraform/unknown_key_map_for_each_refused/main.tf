resource "terraform_data" "u" {}
resource "terraform_data" "bad" {
  for_each = { (terraform_data.u.id) = "x", known = "y" }
  input    = each.value
}
