resource "aws_s3_bucket" "b" {
  count  = 2
  bucket = "b-${count.index}"
}

locals {
  id    = aws_s3_bucket.b[0].id
  other = aws_s3_bucket.b[1].id
  list  = [local.id, "k", local.other]
}

resource "terraform_data" "lists" {
  input = {
    element   = element(local.list, 1)
    wrapped   = element(local.list, 4)
    slice     = slice(local.list, 1, 2)
    length    = length(local.list)
    reverse   = reverse(local.list)
    concat    = concat(local.list, ["z"])
    contains  = contains(local.list, "k")
    maybe     = contains(local.list, "q")
    index     = index(["a", "b"], "b")
    chunks    = chunklist(local.list, 2)
    zero      = length(toset([]))
    flat      = flatten([local.list, [["deep"], []]])
    tolist    = tolist(local.list)
    first     = try(local.list[0], "none")
    range     = range(length(local.list))
    all_true  = alltrue([true, false, local.id == "x"])
    any_true  = anytrue([false, true, local.id == "x"])
    one       = one([local.id])
    splat     = aws_s3_bucket.b[*].bucket
    prefix    = startswith("id-${local.id}", "id-")
    no_prefix = startswith("id-${local.id}", "xx")
    not_null  = local.id == null
    text_null = "x${local.id}" == null
    same      = local.id == local.id
    compact   = compact(["a", "", null, "b"])
  }
}

resource "terraform_data" "set" {
  input = toset([local.id, "k", "k"])
}
resource "terraform_data" "distinct" {
  input = distinct(["a", local.id, "a"])
}
resource "terraform_data" "sort" {
  input = sort(["a", local.id])
}
resource "terraform_data" "join" {
  input = join("-", ["a", local.id])
}
resource "terraform_data" "format" {
  input = [format("%s-%d", local.id, 3), formatlist("%s!", ["a", local.id]), format("%s", "x")]
}
resource "terraform_data" "setproduct" {
  input = setproduct(["a", "b"], [local.id])
}
resource "terraform_data" "setops" {
  input = [setunion(["a"], ["b"]), setsubtract(["a", "b"], ["b"]), setintersection(["a", "b"], ["b", "c"])]
}
resource "terraform_data" "set_length" {
  input = [length(toset([local.id])), length(toset([local.id, "k"])) > 0]
}
resource "terraform_data" "matches" {
  input = [for item in local.list : item if item != "k"]
}
resource "terraform_data" "cased" {
  input = { for index, item in local.list : "k${index}" => upper(item) }
}
