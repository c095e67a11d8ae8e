resource "terraform_data" "bad" {
  for_each = [for x in ["a"] : x]
  input    = each.key
}
