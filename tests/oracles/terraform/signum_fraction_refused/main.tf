resource "terraform_data" "t" {
  input = signum(-0.1)
}
