module "one" {
  source = "./m"
  in     = { a = [1] }
}
resource "terraform_data" "this" {
  input = module.one["known"]["a"]
}
