variable "x" { default = 1 } // one line
variable "empty" { default = "e" }
locals { /* inline */ a = 1 }
locals {
  b = (
    var.x # comment
    +     // another
    2
  )
  c = { "k-1" : 1, k2 = 2, (var.empty) = 3, "${var.empty}x" = 4, 5 = "five", true = "yes", null = "no", for = "f", if = "i" }
  d = [
    1, 2, # tail
    3,
  ]
  e = [for
    i, v
    in local.d : v
    if i > 0
  ]
  f = { for k, v in local.c
    : k => v
    if k != "k2"
  }
  g = local.c["5"] == "five" ? "eq" : /* mid */ "ne"
  h = max(
    1,
    local.d...
  )
  i = "a${"b${"c${1 + 1}"}"}"
  j = local . d [ 0 ]
  k = -local.a - -local.a
  l = ! true == false
  m = "\u00e9\U0001F600\t\"\\"
  n = local.c.for
  o = local.c.true
  p = local.d.1
}
resource terraform_data this {
  input = { b = local.b, c = local.c, d = local.d, e = local.e, f = local.f, g = local.g, h = local.h, i = local.i, j = local.j, k = local.k, l = local.l, m = local.m, n = local.n, o = local.o, p = local.p }
}

