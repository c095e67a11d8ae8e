locals {
  people = csvdecode(<<-CSV
    name,groups,email
    ann,"admins;devs",ann@example.org
    bob,devs,bob@example.org
    eve,,
  CSV
  )
  members = transpose({ for person in local.people : person.name => compact(split(";", person.groups)) })
}
resource "aws_iam_user" "u" {
  for_each = { for person in local.people : person.name => person }
  name     = each.key
  path     = each.value.groups == "" ? "/" : "/${element(split(";", each.value.groups), 0)}/"
  tags     = { for key, value in each.value : title(key) => value if value != "" }
}
resource "aws_iam_group" "g" {
  for_each = toset(keys(local.members))
  name     = each.value
}
resource "aws_iam_group_membership" "m" {
  for_each = local.members
  name     = "${each.key}-members"
  group    = aws_iam_group.g[each.key].name
  users    = [for name in each.value : aws_iam_user.u[name].name]
}
resource "aws_iam_user_group_membership" "m" {
  for_each = { for person in local.people : person.name => compact(split(";", person.groups)) if person.groups != "" }
  user     = aws_iam_user.u[each.key].name
  groups   = each.value
}
resource "aws_iam_account_password_policy" "p" {
  minimum_password_length = max([for name in keys(local.members) : length(name) * 2]...)
  require_symbols         = anytrue([for person in local.people : endswith(person.email, "example.org")])
  max_password_age        = sum([for person in local.people : length(person.name) * 10])
}
