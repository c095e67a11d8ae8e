resource "aws_s3_bucket" "b" {
  for_each = toset(["x", "y"])
  bucket   = "b-${each.key}"
}

locals {
  id      = aws_s3_bucket.b["x"].id
  arns    = { for key, bucket in aws_s3_bucket.b : key => bucket.arn }
  tags    = aws_s3_bucket.b["x"].tags_all
  unknown = aws_s3_bucket.b["y"].id == "zz"
}

resource "terraform_data" "merges" {
  input = {
    objects   = merge({ a = 1, b = local.id }, { b = 2, c = local.arns["y"] })
    later     = merge({ a = 1 }, { a = local.id })
    keys      = keys(merge(local.arns, { z = "1" }))
    size      = length(local.arns)
    values    = values(local.arns)
    lookup    = lookup({ a = 1, b = 2 }, "b", 3)
    unknown   = lookup(local.arns, "nope", "default")
    zip       = zipmap(["p", "q"], [local.id, "known"])
    inner     = merge({ o = { p = 1, q = 2 } }, { o = { p = local.id } })
    null      = merge({ a = 1 }, null, { b = 2 })
    empty     = merge()
    transpose = transpose({ a = ["x", "y"], b = ["y"] })
  }
}

resource "terraform_data" "whole" {
  input = merge(local.tags, { Name = "x" })
}

resource "terraform_data" "chosen" {
  input = [
    local.unknown ? { a = 1, b = 2 } : { a = 1, b = 3 },
    local.unknown ? ["same"] : ["same"],
    local.unknown ? "x" : null,
    length(local.unknown ? ["a", "b"] : ["c", "d"]),
    concat(local.unknown ? ["a"] : ["b"], ["c"]),
    local.unknown && false,
    local.unknown || true,
    !local.unknown,
    local.unknown ? { a = 1 }.a : 1,
  ]
}
