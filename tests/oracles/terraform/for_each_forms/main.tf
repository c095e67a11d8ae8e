variable "users" {
  type = map(object({ path = string, groups = list(string) }))
  default = {
    alice = { path = "/a/", groups = ["dev", "ops"] }
    bob   = { path = "/b/", groups = [] }
  }
}
resource "aws_iam_user" "map" {
  for_each = var.users
  name     = each.key
  path     = each.value.path
}
resource "aws_iam_user" "set" {
  for_each = toset(["x", "y", "x"])
  name     = each.value
  path     = "/${each.key}/"
}
resource "aws_iam_user" "object" {
  for_each = { "with space" = 1, "quo\"te" = 2, "a.b" = 3 }
  name     = "user${each.value}"
}
resource "aws_iam_user" "filtered" {
  for_each = { for name, user in var.users : upper(name) => user if length(user.groups) > 0 }
  name     = each.key
  tags     = { Groups = join("/", each.value.groups) }
}
resource "aws_iam_user_group_membership" "pairs" {
  for_each = { for pair in flatten([for name, user in var.users : [for group in user.groups : { user = name, group = group }]]) : "${pair.user}.${pair.group}" => pair }
  user     = aws_iam_user.map[each.value.user].name
  groups   = [each.value.group]
}
resource "aws_iam_user" "empty" {
  for_each = {}
  name     = each.key
}
resource "aws_iam_user" "product" {
  for_each = { for pair in setproduct(["a", "b"], ["1", "2"]) : join("-", pair) => pair }
  name     = each.key
  path     = "/${each.value[0]}/${each.value[1]}/"
}
