resource "terraform_data" "t" {
  for_each = { for name in ["a-1", "b-1", "a-2"] : split("-", name)[0] => name }
}
