resource "terraform_data" "bad" {
  for_each = toset([1, 2])
  input    = each.key
}
