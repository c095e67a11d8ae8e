locals {
  files = { for file in fileset("${path.module}/teams", "**/*.yaml") : trimsuffix(file, ".yaml") => yamldecode(file("${path.module}/teams/${file}")) }
  users = merge(flatten([for team, about in local.files : { for user in about.users : "${team}:${user.name}" => merge({ admin = false }, user, { team = about.team }) }])...)
}
resource "aws_iam_user" "u" {
  for_each      = local.users
  name          = each.value.name
  path          = "/${each.value.team}/"
  force_destroy = each.value.admin
}
resource "aws_iam_group" "g" {
  for_each = { for key, about in local.files : about.team => about... }
  name     = "${each.key}-${length(each.value)}"
}
resource "terraform_data" "limits" {
  for_each = local.files
  input    = try(each.value.limits, { cpu = 1 })
}
