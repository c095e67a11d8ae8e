locals {
  tags = {
    all       = alltrue([true, "true"])
    none      = alltrue([])
    any       = anytrue([false, null, true])
    no        = anytrue([])
    subtract  = join(",", setsubtract(["c", "a", "b"], ["b"]))
    intersect = join(",", setintersection(["c", "a"], ["a", "c", "d"], ["c"]))
    base      = basename("a/b/c.txt")
    bare      = basename("c.txt")
    dir       = dirname("a/b/c.txt")
    root      = dirname("/c.txt")
    here      = dirname("c.txt")
    legacy    = lookup({ a = 1 }, "a")
    negative  = element(["a", "b", "c"], 2)
    list      = jsonencode(tolist(["a", 1]))
    map       = jsonencode(tomap({ b = 1, a = 2 }))
    nullable  = jsonencode({ a = null })
    nested    = jsonencode({ inner = jsonencode({ a = 1 }) })
    strip     = "x ${~ "y" ~} z"
    default   = try(coalesce("", null), "empty")
    number    = "${1.10}/${1e-2}/${100000000000000000000}"
  }
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  tags              = local.tags
}
