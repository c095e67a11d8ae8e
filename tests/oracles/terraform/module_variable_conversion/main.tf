module "inner" {
  source = "./inner"
  list   = ["a", 1, true]
  set    = ["x", "x", "y"]
  map    = { a = 1, b = "two" }
  object = { name = 5, extra = "dropped" }
  number = "42"
  bool   = "false"
  any    = { a = [1, "x"] }
}
