locals {
  list = ["b", "a"]
}
resource "terraform_data" "this" {
  input = {
    upper  = core::upper("x")
    sorted = core::join("-", core::sort(local.list))
    spread = core::max([1, 5, 3]...)
    nested = core::jsonencode({ a = core::try(local.list[9], "none"), c = core::can(local.list[9]) })
    plain  = lower(core::title("hello world"))
  }
}
