moved {
  from = module.old
  to   = module.new["a"]
}
moved {
  from = terraform_data.list[0]
  to   = terraform_data.list["zero"]
}
moved {
  from = terraform_data.was
  to   = terraform_data.list["one"]
}
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}
module "new" {
  for_each = toset(["a", "b"])
  source   = "./m"
  key      = each.key
}
resource "terraform_data" "list" {
  for_each = { zero = 0, one = 1 }
  input    = each.value
}
