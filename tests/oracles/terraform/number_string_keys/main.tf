locals {
  by_number = { 1 = "one", "2" = "two", (1 + 2) = "three", true = "yes", null_ = null }
  list      = ["a", "b", "c"]
  indexed   = { for i, v in local.list : i => v }
  text_at   = local.list["1"]
  objects   = [{ id = 10, v = "x" }, { id = 9, v = "y" }, { id = 100, v = "z" }]
}
resource "terraform_data" "each" {
  for_each = local.indexed
  input    = [each.key, each.value, local.list[each.key], tonumber(each.key) + 1]
}
resource "terraform_data" "sorted" {
  for_each = { for o in local.objects : o.id => o.v }
  input    = each.value
}
resource "terraform_data" "refs" {
  input = {
    direct  = terraform_data.each["1"].input[1]
    number  = terraform_data.each[2].input[0]
    one     = local.by_number[1]
    two     = local.by_number.2
    three   = local.by_number["3"]
    yes     = local.by_number["true"]
    text_at = local.text_at
    keys    = keys(terraform_data.sorted)
    all     = [for k, v in terraform_data.sorted : "${k}=${v.input}"]
    first   = values(terraform_data.sorted)[0].input
    legacy  = local.objects.0.v
    splat   = local.objects.*.id
    deep    = [{ a = [{ b = 1 }, { b = 2 }] }, { a = [] }][*].a[*].b
    deep2   = [{ a = [{ b = 1 }, { b = 2 }] }][*].a[0].b
    dot     = [{ a = [{ b = 1 }, { b = 2 }] }].*.a
    null    = null[*]
    object  = { q = 1 }[*].q
    set     = toset(["b", "a"])[*]
  }
}
