resource "terraform_data" "inner" {
  input = "inner"
}

moved {
  from = terraform_data.before
  to   = terraform_data.inner
}
