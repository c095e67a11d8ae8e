locals {
  m = { b = 2, a = 1, c = null }
  n = [[1, 2], [], [3, [4]]]
  o = [{ id = "x", on = true }, { id = "y", on = false }]
  tags = {
    keys      = join(",", keys(local.m))
    values    = join(",", values({ b = "2", a = "1" }))
    flatten   = join(",", flatten(local.n))
    distinct  = join(",", distinct(["a", "b", "a"]))
    compact   = join(",", compact(["a", "", null, "b"]))
    concat    = join(",", concat(["a"], ["b", "c"]))
    coalesce  = coalesce(null, "", "z")
    lookup    = lookup({ a = "A" }, "b", "default")
    lookup2   = lookup({ a = "A" }, "a", "default")
    element   = element(["a", "b", "c"], 4)
    length    = length(local.n)
    contains  = contains(["a"], "a")
    splat     = join(",", local.o[*].id)
    legacy    = join(",", local.o.*.id)
    filtered  = join(",", [for x in local.o : x.id if x.on])
    grouped   = jsonencode({ for x in ["ab", "ac", "bd"] : substr(x, 0, 1) => x... })
    object    = jsonencode({ for i, x in local.o : x.id => i })
    indexed   = jsonencode([for i, x in local.o : "${i}:${x.id}"])
    slice     = join(",", slice(["a", "b", "c", "d"], 1, 3))
    sort      = join(",", sort(["b", "a", "C"]))
    reverse   = join(",", reverse(["a", "b"]))
    zipmap    = jsonencode(zipmap(["a", "b"], [1, 2]))
    range     = jsonencode(range(1, 7, 2))
    max       = max(1, 12, 3.5)
    min       = min(1, -12, 3.5)
    one       = one(["x"])
    toset     = jsonencode(toset(["b", "a", "b"]))
    setunion  = join(",", setunion(["b"], ["a", "b"]))
    try       = try(local.m.missing, local.o[7].id, "fallback")
    can       = can(local.m.missing)
    can2      = can(local.m.a)
    tonumber  = tonumber("12") + 1
    tostring  = tostring(12.50)
    tobool    = tobool("true") && true
    merged    = jsonencode(merge({ a = 1, b = 1 }, null, { b = 2 }))
    nested    = local.n[2][1][0]
    index     = local.o[1]["id"]
    nullsplat = length(null[*])
    onesplat  = length("x"[*])
  }
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  tags              = local.tags
}
