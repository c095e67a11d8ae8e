locals {
  list = tolist(["a"])
  set  = toset(["a"])
}
resource "terraform_data" "this" {
  input = {
    tuple_list  = ["a"] == local.list
    list_list   = local.list == tolist(["a"])
    set_list    = local.set == local.list
    set_tuple   = local.set == ["a"]
    numbers     = 1 == 1.0
    text_number = "1" == 1
    bool_text   = true == "true"
    nulls       = null == null
    null_text   = null == ""
    objects     = { a = 1, b = 2 } == { b = 2, a = 1 }
    empty_list  = [] == tolist([])
    empty_map   = {} == tomap({})
    not         = "a" != "b"
    nested      = { a = [1] } == { a = [1] }
  }
}
