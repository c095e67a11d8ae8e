resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
locals {
  u    = aws_vpc.v.id
  list = [aws_vpc.v.id, "b"]
  map  = { a = aws_vpc.v.id, b = "known" }
}
resource "terraform_data" "this" {
  input = {
    length       = length(local.list)
    length_map   = length(local.map)
    keys         = keys(local.map)
    values       = values(local.map)
    known_item   = local.list[1]
    known_value  = local.map.b
    join         = join(",", local.list)
    upper        = upper(local.u)
    jsonencode   = jsonencode(local.map)
    concat       = concat(local.list, ["c"])
    merge        = merge(local.map, { c = "x" })
    contains     = contains(local.list, "b")
    contains_not = contains(local.list, "z")
    lookup       = lookup(local.map, "b", "d")
    lookup_miss  = lookup(local.map, "z", "d")
    coalesce     = coalesce(local.u, "x")
    coalesce2    = coalesce("x", local.u)
    compact      = compact(local.list)
    distinct     = distinct(local.list)
    element      = element(local.list, 1)
    flatten      = flatten([local.list, [["c"]]])
    format       = format("%s-x", local.u)
    formatlist   = formatlist("%s!", local.list)
    split        = split("-", local.u)
    replace      = replace(local.u, "a", "b")
    reverse      = reverse(local.list)
    slice        = slice(local.list, 1, 2)
    sort         = sort(local.list)
    toset        = toset(local.list)
    tolist       = tolist(local.list)
    tomap        = tomap(local.map)
    tostring     = tostring(local.u)
    try          = try(local.u, "x")
    try_missing  = try(local.map.z, "x")
    can          = can(local.u)
    zipmap       = zipmap(["a", "b"], local.list)
    zipmap_keys  = zipmap(local.list, ["a", "b"])
    one          = one([local.u])
    range        = range(3)
    max          = max(1, length(local.u))
    sha1         = sha1(local.u)
    base64       = base64encode(local.u)
    cidrsubnet   = cidrsubnet(aws_vpc.v.cidr_block, 8, 1)
    ipv6         = cidrsubnet(aws_vpc.v.ipv6_cidr_block, 8, 1)
    startswith   = startswith(local.u, "vpc")
    regex        = regex("v(.*)", local.u)
    trimprefix   = trimprefix(local.u, "vpc-")
    alltrue      = alltrue([local.u == "x", false])
    anytrue      = anytrue([local.u == "x", true])
    setproduct   = setproduct(["a"], local.list)
    setunion     = setunion(local.list, ["b"])
    chunklist    = chunklist(local.list, 1)
    transpose    = transpose({ a = ["x", "y"] })
    index        = index(["a", "b"], "b")
    matchkeys    = matchkeys(local.list, ["a", "b"], ["b"])
    nonsensitive = nonsensitive(sensitive("x"))
    coalescelist = coalescelist([], local.list)
  }
}
