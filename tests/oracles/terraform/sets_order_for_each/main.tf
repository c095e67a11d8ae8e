locals {
  raw    = ["10", "9", "Z", "a", "é", "A", "_", "-", "1a", ""]
  set    = toset([for r in local.raw : r if r != ""])
  nums   = toset([10, 9, 1.5, -3, 100])
  objs   = toset([{ n = 2, s = "b" }, { n = 10, s = "a" }, { n = 2, s = "a" }])
  lists  = toset([["b"], ["a", "z"], ["a"]])
  bools  = toset([true, false, true])
  tuples = toset([["x", 1], ["x", 2], ["a", 9]])
}
resource "terraform_data" "each" {
  for_each = local.set
  input    = [each.key, each.value, index(tolist(local.set), each.key)]
}
resource "terraform_data" "orders" {
  input = {
    set    = [for s in local.set : s]
    nums   = [for n in local.nums : n]
    objs   = [for o in local.objs : "${o.n}${o.s}"]
    lists  = [for l in local.lists : join("", l)]
    bools  = [for b in local.bools : b]
    tuples = [for t in local.tuples : "${t[0]}${t[1]}"]
    sorted = sort(local.raw)
    keys   = keys({ for r in local.raw : "k${r}" => r })
    join   = join(",", local.nums)
    first  = tolist(local.nums)[0]
    union  = setunion(local.set, ["b", "zz"])
    inter  = setintersection(local.nums, [9, 100])
    sub    = setsubtract(["c", "b", "a"], ["b"])
    dup    = { for s in ["x", "y", "x"] : s => s... }
    json   = jsonencode(local.objs)
    yaml   = yamlencode(local.lists)
    format = formatlist("%s!", local.set)
  }
}
