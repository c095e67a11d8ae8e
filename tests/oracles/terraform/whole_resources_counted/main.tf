resource "aws_iam_user" "none" {
  count = 0
  name  = "none"
}
resource "aws_iam_user" "many" {
  count = 3
  name  = "user-${count.index}"
  path  = count.index == 1 ? "/ops/" : "/"
  tags  = { I = count.index }
}
resource "aws_iam_user" "keyed" {
  for_each = { a = "x", b = "y" }
  name     = each.value
}
resource "aws_iam_user" "one" {
  name = "one"
}
resource "terraform_data" "this" {
  input = {
    none    = length(aws_iam_user.none)
    first   = try(aws_iam_user.none[0].name, "nobody")
    can5    = can(aws_iam_user.many[5])
    names   = aws_iam_user.many[*].name
    ops     = [for u in aws_iam_user.many : u.name if u.path == "/ops/"]
    legacy  = aws_iam_user.many.*.tags.I
    elem    = element(aws_iam_user.many, 4).name
    last    = aws_iam_user.many[length(aws_iam_user.many) - 1].name
    neg     = try(aws_iam_user.many[-1].name, "err")
    keys    = keys(aws_iam_user.keyed)
    vals    = values(aws_iam_user.keyed)[*].name
    look    = lookup(aws_iam_user.keyed, "zz", aws_iam_user.keyed["a"]).name
    splat1  = aws_iam_user.one[*].name
    isnull  = aws_iam_user.one == null
    onen    = one(aws_iam_user.none[*].name)
    strkey  = aws_iam_user.many["1"].name
    slice   = slice(aws_iam_user.many, 1, 3)[*].name
    zip     = zipmap(aws_iam_user.many[*].name, [for u in aws_iam_user.many : u.tags["I"]])
    ids     = length(aws_iam_user.many[*].id)
    notags  = aws_iam_user.one.tags == null
    concat  = concat(aws_iam_user.none, aws_iam_user.many)[0].name
    merged  = { for k, v in merge(aws_iam_user.keyed, { c = aws_iam_user.one }) : k => v.name }
    flat    = flatten([aws_iam_user.many, values(aws_iam_user.keyed)])[*].name
  }
}
