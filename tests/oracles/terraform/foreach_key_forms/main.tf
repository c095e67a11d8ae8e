locals {
  matrix = { for pair in setproduct(["a", "b"], [1, 2]) : "${pair[0]}/${pair[1]}" => pair }
  groups = { for name in ["web-1", "web-2", "db-1"] : split("-", name)[0] => name... }
  dotted = { "a.b" = 1, "c[0]" = 2, "d \"q\"" = 3, "é" = 4, "$${x}" = 5 }
}
resource "terraform_data" "matrix" {
  for_each = local.matrix
  input    = each.value
}
resource "terraform_data" "groups" {
  for_each = { for name, members in local.groups : name => members if length(members) > 1 }
  input    = join("+", each.value)
}
resource "terraform_data" "dotted" {
  for_each = local.dotted
  input    = { key = each.key, again = try(terraform_data.matrix["${each.key}/1"].input[1], "none") }
}
resource "terraform_data" "chained" {
  for_each = terraform_data.dotted
  input    = each.value.input.key
}
resource "terraform_data" "numbers" {
  for_each = toset([for number in range(3) : tostring(number * number)])
  input    = tonumber(each.key) + 1
}
resource "terraform_data" "tuple" {
  for_each = { for index, value in [true, "x", null] : index => value if value != null }
  input    = each.value
}
resource "terraform_data" "last" {
  input = {
    keys   = keys(terraform_data.dotted)
    quoted = terraform_data.dotted["d \"q\""].input.key
    count  = length(terraform_data.matrix)
    values = [for key, data in terraform_data.matrix : "${key}=${data.input[1]}"]
  }
}
