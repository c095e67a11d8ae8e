resource "terraform_data" "back" {
  input = { module = module.m.back, list = local.list, count = length(terraform_data.two) }
}
