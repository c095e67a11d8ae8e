locals {
  map = { a = { n = 1 }, b = { n = 2 } }
}
resource "terraform_data" "a" {
  input = {
    one   = local.map[*].a.n
    twice = [local.map][*].b.n
    set   = toset(["x", "y"])[*]
    text  = "t"[*]
    nulls = null[*]
    deep  = [{ l = [{ v = 1 }, { v = 2 }] }, { l = [] }][*].l[*].v
    idx   = [[1, 2], [3, 4]][*][1]
    leg   = [{ l = [1, 2] }].*.l[0]
    list  = tolist(["a"])[*]
  }
}
