variable "maybe" {
  type    = string
  default = null
}
module "defaults" {
  source = "./m"
}
module "nulls" {
  source   = "./m"
  text     = null
  number   = null
  list     = null
  object   = null
  any      = null
  required = null
}
module "converted" {
  source   = "./m"
  text     = 1.50
  number   = "0x10" == "x" ? 1 : "7"
  list     = toset(["b", "a", "b"])
  object   = { a = "1", unknown_attribute = "dropped", c = { d = 5 } }
  any      = [1, "a", null]
  required = true
}
module "json" {
  source   = "./m"
  object   = jsondecode("{\"a\": 2, \"c\": {\"d\": \"x\", \"e\": [1]}}")
  list     = [for i in range(2) : i]
  any      = { for k in ["b", "a"] : k => { (k) = 1 } }
  required = var.maybe
}
resource "terraform_data" "all" {
  input = { d = module.defaults, n = module.nulls, c = module.converted, j = module.json.shown.object.c.d }
}
