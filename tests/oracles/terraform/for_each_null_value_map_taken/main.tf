resource "terraform_data" "a" {
  for_each = { x = null, y = 1 }
  input    = each.value == null ? "none" : each.value
}
