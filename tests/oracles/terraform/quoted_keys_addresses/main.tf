locals {
  keys = ["plain", "with \"quotes\"", "back\\slash", "dollar$${x}", "percent%%{y}", "new\nline", "tab\there", "dot.ted", "br[0]", "é", "😀", "a/b:c", " ", "\u0001"]
}
resource "terraform_data" "k" {
  for_each = toset(local.keys)
  input    = "${each.key}|${length(each.value)}"
}
module "m" {
  source   = "./m"
  for_each = { for k in slice(local.keys, 1, 5) : k => upper(k) }
  v        = each.value
}
resource "terraform_data" "read" {
  input = { for k, m in module.m : k => m.v }
}
