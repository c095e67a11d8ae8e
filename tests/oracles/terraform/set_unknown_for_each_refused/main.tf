resource "terraform_data" "u" {}
resource "terraform_data" "bad" {
  for_each = toset(["a", terraform_data.u.id])
  input    = each.key
}
