locals {
  list = ["a", "b", "c"]
  map  = { "1" = "one", "true" = "yes", "1.5" = "half", "null" = "n" }
  typed = tomap({ "1" = "one", "2" = "two" })
}
resource "terraform_data" "this" {
  input = {
    a = local.list["1"]
    b = local.list[1.0]
    c = local.map[1]
    d = local.map[true]
    e = local.map[1.5]
    f = local.typed[2]
    g = can(local.list[1.5])
    h = can(local.list[-1])
    i = can(local.list["x"])
    j = can(local.list[null])
    k = can(local.typed[3])
    l = can(local.map["missing"])
    m = { 1 = "x" }[1]
    n = { (1 + 1) = "y" }["2"]
    o = [for k, v in { 10 = "a", 9 = "b", 1 = "c" } : k]
    p = keys({ b = 1, "B" = 2, a = 3, "_" = 4, "1" = 5, "é" = 6 })
    q = local.list[length(local.list) - 1]
    r = "x${local.typed[1]}y"
    s = try(local.map.missing, local.map.null)
    t = can(toset(local.list)[0])
    u = [for x in toset(["b", "a", 1]) : x]
    v = can({ a = 1 }.a.b)
    w = can("text"[0])
    x = can("text".foo)
    y = can(null.foo)
    z = can(tomap({}).foo)
  }
}
