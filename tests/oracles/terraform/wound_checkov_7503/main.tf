variable "items" {
  type    = list(string)
  default = ["a", "b"]
}
module "child" {
  source   = "./child"
  for_each = { for item in var.items : item => item }
  value    = each.value
}
