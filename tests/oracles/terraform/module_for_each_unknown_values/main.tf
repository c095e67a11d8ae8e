resource "aws_vpc" "this" {
  for_each   = toset(["a", "b"])
  cidr_block = "10.0.0.0/16"
}
module "inner" {
  source   = "./inner"
  for_each = { for key, vpc in aws_vpc.this : key => { id = vpc.id, name = "n-${key}" } }
  vpc      = each.value
}
resource "terraform_data" "this" {
  input = { for key, inner in module.inner : key => inner.label }
}
