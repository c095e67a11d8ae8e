module "new" {
  source   = "./m"
  for_each = toset(["a", "b"])
  name     = each.value
}
resource "terraform_data" "list" {
  for_each = { for i, n in ["x", "y"] : tostring(i) => n }
  input    = each.value
}
moved {
  from = module.old[0]
  to   = module.new["a"]
}
moved {
  from = module.older
  to   = module.old[0]
}
moved {
  from = terraform_data.list[0]
  to   = terraform_data.list["0"]
}
moved {
  from = module.new["a"].terraform_data.gone
  to   = module.new["a"].terraform_data.t
}
resource "aws_sqs_queue" "other" {
  name = "other"
}
