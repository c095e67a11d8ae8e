locals {
  some = ["foo", "bar", "baz"]
  transformed = { for s in local.some : s =>
    {
      name = upper(s)
      tag  = "test"
    }
  }
  filtered = [
    for s in local.some :
    s
    if s != "foo"
  ]
}
resource "aws_security_group" "this" {
  for_each = local.transformed
  name     = each.value.name
  tags     = { Key = each.value.tag, Others = join(",", local.filtered) }
}
