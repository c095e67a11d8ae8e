resource "aws_s3_bucket" "b" {
  bucket = "b"
}

variable "settings" {
  type    = any
  default = { a = { b = 1 }, list = [] }
}

resource "terraform_data" "tries" {
  input = {
    fallback      = try(var.settings.x.y, "none")
    deep          = try(var.settings.a.b, "none")
    index         = try(var.settings.list[0], null)
    unknown       = try(aws_s3_bucket.b.id, "none")
    unknown_index = try(aws_s3_bucket.b.tags_all["x"], "none")
    number        = try(tonumber("x"), tonumber("7"))
    can           = can(var.settings.a.b)
    cannot        = can(var.settings.a.c)
    can_unknown   = can(aws_s3_bucket.b.id)
    can_length    = can(length(aws_s3_bucket.b.id))
    can_number    = can(tonumber(aws_s3_bucket.b.id))
    regex         = can(regex("^b", aws_s3_bucket.b.bucket))
    no_regex      = try(regex("^x", aws_s3_bucket.b.bucket), "no")
    convert       = try(tomap({ a = 1, b = [] }), "mixed")
    object        = try({ a = var.settings.none }, {})
    list          = try(tolist(["a", "b"])[5], "short")
    json          = try(jsondecode("{"), {})
    list_of       = try([aws_s3_bucket.b.arn, 1][1], 2)
    null          = try(null, "not null")
    coalesced     = coalesce(try(var.settings.nope, null), try(var.settings.a.b, null), 3)
  }
}
