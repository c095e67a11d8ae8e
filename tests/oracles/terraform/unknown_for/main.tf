resource "aws_vpc" "v" {
  for_each   = toset(["a", "b"])
  cidr_block = "10.0.0.0/16"
}
locals {
  ids    = [for v in aws_vpc.v : v.id]
  by_key = { for k, v in aws_vpc.v : k => v.id }
  split  = split(",", join(",", local.ids))
}
resource "terraform_data" "this" {
  input = {
    ids      = local.ids
    by_key   = local.by_key
    wrapped  = [for id in local.ids : { id = id, known = "x" }]
    indices  = [for i, id in local.ids : i]
    filtered = [for id in local.ids : id if id != "x"]
    split    = [for part in local.split : part]
    keyed    = { for id in local.ids : id => "x" }
    grouped  = { for k, v in local.by_key : "all" => v... }
    cidrs    = [for v in aws_vpc.v : v.cidr_block]
    count    = length(local.split)
  }
}
