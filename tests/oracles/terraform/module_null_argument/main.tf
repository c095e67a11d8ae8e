module "inner" {
  source   = "./inner"
  plain    = null
  forced   = null
  optional = { a = null }
}
module "unset" {
  source   = "./inner"
  optional = {}
}
