module "l1" {
  source = "./l1"
  value  = { v = "x" }
}
resource "terraform_data" "this" {
  input = module.l1.out
}
