module "a" {
  source = "./m"
  strict = null
  loose  = null
  list   = null
}
module "b" {
  source = "./m"
  strict = "given"
  loose  = "given"
  list   = [1, null]
  map    = { k = null }
}
resource "terraform_data" "t" {
  input = [module.a.all, module.b.all]
}
