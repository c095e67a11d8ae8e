module "sibling" {
  source = "../c"
  where  = path.module
}
resource "terraform_data" "this" {
  input = { module = path.module, root = path.root, sibling = module.sibling.where }
}
