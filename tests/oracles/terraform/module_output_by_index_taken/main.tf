module "one" {
  source = "./m"
  in     = 1
}
resource "terraform_data" "this" {
  input = module.one["known"]
}
