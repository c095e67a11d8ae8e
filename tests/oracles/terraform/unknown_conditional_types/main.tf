resource "terraform_data" "id" {}
locals {
  cond = terraform_data.id.id == "never"
}
resource "terraform_data" "c" {
  input = {
    same_shape  = local.cond ? { a = 1, b = "x" } : { a = 2, b = "y" }
    lists       = local.cond ? ["a"] : ["b", "c"]
    list_length = length(local.cond ? tolist(["a"]) : tolist(["b", "c"]))
    bounded     = length(local.cond ? tolist(["a"]) : tolist(["b", "c"])) > 0
    one_length  = length(local.cond ? tolist(["a"]) : tolist(["b"]))
    numbers     = (local.cond ? 1 : 5) > 0
    too_large   = (local.cond ? 1 : 5) > 5
    in_between  = (local.cond ? 1 : 5) > 3
    nulls       = local.cond ? null : null
    null_text   = (local.cond ? null : "x") == null
    sensitive   = nonsensitive(local.cond ? sensitive("a") : "b")
    maps        = local.cond ? tomap({ a = 1 }) : tomap({ b = 2 })
    tuple       = (local.cond ? ["a", 1] : ["b", 2])[0]
    attribute   = (local.cond ? { a = "same" } : { a = "same" }).a
    splat       = (local.cond ? ["a"] : ["b"])[*]
    count       = length((local.cond ? ["a"] : [])[*])
    objects     = [for thing in [{ on = local.cond }, { on = true }] : thing.on ? "yes" : "no"]
  }
}
resource "terraform_data" "lazy" {
  input = true ? "known" : terraform_data.id.id
}
resource "terraform_data" "short" {
  input = [false && terraform_data.id.id == "x", true || terraform_data.id.id == "x"]
}
