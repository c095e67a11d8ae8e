module "given" {
  source = "./inner"
  strict = null
  loose  = null
  object = { a = null, c = null }
  list   = null
}

module "unset" {
  source = "./inner"
}

module "set" {
  source = "./inner"
  strict = 5
  loose  = true
  object = { b = { deep = "x" } }
  list   = [null, "z"]
}

resource "terraform_data" "out" {
  input = [module.given.all, module.unset.all, module.set.all]
}
