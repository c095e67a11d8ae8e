module "m" {
  source    = "./m"
  strings   = [1, true, "x", 1.50, 1e3]
  numbers   = ["1", "2.50", 3]
  set       = ["b", "a", "b", 1]
  map       = { a = 1, b = true, c = "s" }
  object    = { a = "1", extra = 1, b = ["x"] }
  objects   = [{ n = 1 }, { n = "2", l = ["a"] }]
  tuple     = ["1", "true", 3]
  any_list  = [1, "a", true]
  any_map   = { x = 1, y = "z" }
  any       = [1, "a", { k = true }]
  map_lists = { one = ["1"], two = [] }
  sets      = [["a"], ["a", "a"], ["b"]]
  from_map  = tomap({ a = "7", b = "8" })
  bools     = ["true", "false", true]
}

resource "terraform_data" "m" {
  input = module.m.all
}
