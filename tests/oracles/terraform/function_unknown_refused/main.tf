resource "terraform_data" "a" {
  input = uppercase("a")
}
