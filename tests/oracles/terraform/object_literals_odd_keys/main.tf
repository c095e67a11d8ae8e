locals {
  k = "dyn"
  n = 3
  o = {
    true          = 1
    null          = 2
    1             = "one"
    1.50          = "float"
    "a b"         = 3
    (local.k)     = 4
    "${local.k}2" = 5
    "x-${local.n}" = 6
    for-x         = 7
    if            = 8
    in            = 9
    (1 + 1)       = "two"
    (true)        = "again"
    a-b_c         = 10
  }
  colon  = { a : 1, b : { c : [1, 2] }, "d" : 3 }
  commas = { a = 1, b = 2, }
  lines = {
    a = 1 # comment
    b = 2 // other
    /* c = 3 */
    d = 4,
    e = 5
  }
  twice = { a = 1, b = 2, a = 3 }
}
resource "terraform_data" "t" {
  input = {
    o      = local.o
    keys   = keys(local.o)
    true   = local.o["true"]
    one    = local.o[1]
    one2   = local.o["1"]
    float  = try(local.o["1.5"], "none")
    colon  = local.colon
    commas = local.commas
    lines  = local.lines
    twice  = local.twice
    for    = local.o.for-x
    if     = local.o.if
    legacy = local.colon.b.c.0
  }
}
