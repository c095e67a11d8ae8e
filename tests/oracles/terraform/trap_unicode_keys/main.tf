resource "aws_iam_user" "this" {
  for_each = { "ż" = "zazolc", "a/b" = "slash", "x.y" = "dot", "new\nline" = "line", "pct%" = "pct" }
  name     = each.value
  tags     = { Key = base64encode(each.key) }
}
