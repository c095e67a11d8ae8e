variable "maybe" {
  type    = object({ a = string, list = list(string) })
  default = null
}
variable "some" {
  type    = object({ a = string, list = list(string) })
  default = { a = "x", list = ["p", "q"] }
}
variable "nested" {
  type = list(object({ inner = list(object({ v = number })) }))
  default = [{ inner = [{ v = 1 }, { v = 2 }] }, { inner = [] }]
}

resource "aws_s3_bucket" "b" {
  count  = 2
  bucket = "b-${count.index}"
}

resource "terraform_data" "splats" {
  input = {
    none        = var.maybe[*].a
    none_length = length(var.maybe[*])
    some        = var.some[*].a
    full        = var.nested[*].inner[*].v
    flat        = flatten(var.nested[*].inner[*].v)
    legacy      = var.nested.*.inner
    attr_index  = var.nested.*.inner[0]
    set         = toset(["b", "a"])[*]
    upper       = [for item in toset(["b", "a"])[*] : upper(item)]
    scalar      = "x"[*]
    map         = { a = 1 }[*]
    count       = aws_s3_bucket.b[*].bucket
    ids         = aws_s3_bucket.b[*].id
    one_none    = one(var.maybe[*].a)
    one_some    = one(var.some[*].list)
    null_list   = tolist(null)
    empty       = [][*]
    chain       = var.some[*].list[1]
    tuple       = [{ a = 1 }, { a = "x" }][*].a
  }
}
