resource "terraform_data" "bad" {
  count = 1.5
}
