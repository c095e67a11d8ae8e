resource "terraform_data" "t" {
  count = 5
  input = cidrsubnet("10.0.0.0/24", 2, count.index)
}
