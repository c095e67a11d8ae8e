locals {
  map  = { a = 1, b = 2 }
  list = ["c", "a", "b", "a"]
}
resource "terraform_data" "this" {
  input = {
    chunklist    = chunklist(local.list, 3)
    coalescelist = coalescelist([], ["x"])
    compact      = compact(["a", "", null])
    concat       = concat(["a"], [1], [])
    contains     = contains(local.list, "b")
    distinct     = distinct(local.list)
    element      = element(local.list, 5)
    flatten      = flatten([["a", []], [["b"], "c"]])
    index        = index(local.list, "b")
    keys         = keys(local.map)
    length       = [length(local.list), length(local.map), length("abc")]
    lookup       = lookup(local.map, "z", 9)
    matchkeys    = matchkeys(["i-1", "i-2", "i-3"], ["w", "e", "w"], ["w"])
    merge        = merge(local.map, { b = "two", c = null })
    merge_deep   = merge({ x = { a = 1 } }, { x = { b = 2 } })
    one          = [one([]), one(["x"])]
    range        = [range(3), range(1, 4), range(4, 0, -2), range(0.5, 2)]
    reverse      = reverse(local.list)
    setintersect = setintersection(["a", "b"], ["b", "c"])
    setproduct   = setproduct(["a", "b"], ["x", "y"])
    setproduct3  = setproduct(["a"], [1], [true, false])
    setsubtract  = setsubtract(["a", "b"], ["a"])
    setunion     = setunion(["a"], ["b", "a"])
    slice        = slice(local.list, 1, 3)
    sort         = sort(local.list)
    sum          = sum([1, 2])
    transpose    = transpose({ a = ["1", "2"], b = ["2"] })
    values       = values(local.map)
    zipmap       = zipmap(["k1", "k2"], [1, "two"])
    alltrue      = alltrue(["true", true])
    anytrue      = anytrue([])
    tolist_set   = tolist(toset(local.list))
    tomap        = tomap({ a = 1, b = "x" })
    toset        = toset([3, "1", 2])
    try          = try(local.map.zzz, local.list[99], "last")
    can          = [can(local.map.a), can(local.map.zzz)]
    nested_sort  = sort([10, 9, 1])
    empty        = [[], {}]
  }
}
