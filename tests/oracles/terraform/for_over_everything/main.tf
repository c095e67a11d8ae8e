locals {
  obj   = { b = 1, a = "x", c = [1] }
  tup   = ["x", 2, null]
  set   = toset(["b", "a"])
  empty = {}
}
resource "terraform_data" "this" {
  input = {
    a = [for k, v in local.obj : "${k}:${jsonencode(v)}"]
    b = [for i, v in local.tup : "${i}:${v == null ? "null" : v}"]
    c = [for k, v in local.set : "${k}=${v}"]
    d = { for v in local.set : v => index(tolist(local.set), v) }
    e = { for i, v in local.tup : i => v if v != null }
    f = { for k, v in local.obj : upper(k) => v }
    g = { for w in ["apple", "avocado", "bean"] : substr(w, 0, 1) => w... }
    h = { for k, v in { x = { n = 1 }, y = { n = 2 } } : k => merge(v, { m = v.n * 2 }) }
    i = [for a in ["x", "y"] : [for b in [1, 2] : "${a}${b}"]]
    j = flatten([for a in ["x", "y"] : [for b in [1, 2] : { a = a, b = b }]])[*].b
    k = [for x in local.empty : x]
    l = { for x in [] : x => x }
    m = [for s in ["a", "b"] : { for t in ["c"] : s => t }]
    n = { for p in setproduct(["a"], [1, 2]) : "${p[0]}${p[1]}" => p }
    o = can([for x in null : x])
    p = can([for x in "text" : x])
    q = can({ for x in ["a", "a"] : x => x })
    r = [for x in [true, "true", 1] : x == "true"]
    s = { for k, v in { a = null, b = 1 } : k => v }
    t = [for v in [[1, 2], [3]] : sum(v)]
    u = { for k in ["b", "a"] : k => { for j in ["d", "c"] : j => "${k}${j}" } }
    v = [for x in tolist([1, 2, 3]) : x * 2 if x % 2 == 1]
    w = { for x in [{ k = "a", v = 1 }, { k = "b", v = 2 }] : x.k => x.v }
    x = [for k, v in { for k, v in local.obj : k => v if k != "c" } : v]
    y = { for x in ["1", 2] : x => x }
    z = { for k, vs in { a = [1, 2], b = [] } : k => length(vs) > 0 ? vs[0] : null }
  }
}
