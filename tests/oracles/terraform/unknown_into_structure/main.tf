resource "aws_kms_key" "k" {
  count = 2
}
resource "aws_sns_topic" "t" {
  name = "t"
}
locals {
  arns    = { main = aws_kms_key.k[0].arn, other = aws_kms_key.k[1].arn }
  mixed   = merge(local.arns, { fixed = "arn:fixed" })
  maybe   = { for k, v in local.mixed : k => v if k != "other" }
  list    = concat(values(local.mixed), [aws_sns_topic.t.arn, "last"])
  objects = [for k, v in local.mixed : { key = k, arn = v, is_main = k == "main" }]
}
resource "terraform_data" "t" {
  input = {
    keys    = keys(local.mixed)
    count   = length(local.list)
    fixed   = local.mixed["fixed"]
    lookup  = lookup(local.mixed, "main", "none")
    last    = local.list[length(local.list) - 1]
    maybe   = local.maybe
    mains   = [for o in local.objects : o.key if o.is_main]
    by      = { for o in local.objects : o.key => o.is_main }
    join    = join(",", local.list)
    sorted  = sort(keys(local.arns))
    slice   = slice(local.list, 2, length(local.list))
    split   = length(split("/", aws_sns_topic.t.arn))
    set     = toset(["a", aws_sns_topic.t.arn])
    dist    = distinct(["a", "a", aws_sns_topic.t.arn])
    cont    = contains(["a", aws_sns_topic.t.arn], "a")
    compact = compact(["", aws_sns_topic.t.arn])
    zip     = zipmap(["a", "b"], [aws_sns_topic.t.arn, "b"])
    rev     = reverse(local.list)[0]
    trans   = transpose({ a = [aws_sns_topic.t.name], b = ["x"] })
    co      = coalesce(null, "", "first", aws_sns_topic.t.arn)
    cond    = aws_sns_topic.t.arn == "" ? "a" : "a"
    null    = aws_sns_topic.t.arn == null
    notnull = aws_sns_topic.t.name != null
    and     = false && aws_sns_topic.t.arn == ""
    or      = aws_sns_topic.t.arn == "" || true
    flat    = flatten([["a"], [aws_sns_topic.t.arn]])
    start   = startswith(aws_kms_key.k[0].arn, "arn:")
    fmt     = format("%s-%s", "a", "b")
    try     = try(aws_kms_key.k[5].arn, "fallback")
    can     = can(aws_kms_key.k[0].arn)
    one     = one([for o in local.objects : o.arn if o.is_main])
    enc     = length(jsonencode({ a = "b" }))
    el      = element(local.list, 7)
    merge   = merge({ a = aws_sns_topic.t.arn }, { a = "known" })
    chunk   = chunklist(local.list, 3)[1]
    setprod = length(setproduct(["a", "b"], [aws_sns_topic.t.arn]))
    max     = max(1, 5)
    replace = replace(aws_sns_topic.t.name, "t", "u")
    substr  = substr("abc", 0, 2)
  }
}
resource "aws_ssm_parameter" "p" {
  for_each = local.mixed
  name     = "/k/${each.key}"
  type     = "String"
  value    = each.value
}
resource "aws_iam_policy" "p" {
  count = length(local.objects)
  name  = "p-${local.objects[count.index].key}"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:*", Resource = local.objects[count.index].arn }]
  })
}
