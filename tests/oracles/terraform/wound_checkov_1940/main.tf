locals {
  tags  = { App = "MyApp" }
  users = { first = { Name = "First", on = true }, second = { Name = "Second", on = false } }
}
resource "aws_iam_user" "this" {
  for_each      = local.users
  name          = each.value.Name
  force_destroy = each.value.on
  tags          = merge(local.tags, { Name = each.value.Name })
}
