resource "terraform_data" "c" {
  input = {
    chunk   = [chunklist(["a", "b", "c"], 2), chunklist([], 3), chunklist([1], 0)]
    coal    = [coalesce(null, "", "x"), coalescelist([], [1]), coalesce(null, 0, 1)]
    comp    = compact(["a", "", null, "b"])
    dist    = [distinct(["b", "a", "b"]), distinct([1, "1", 1]), distinct([])]
    elem    = [element(["a", "b"], 5), element([1], 0), ["x", "y"][1], slice(["a", "b", "c"], 1, 3), reverse([1, "a"])]
    flat    = [flatten([[1, [2, [3]]], [], "x"]), flatten([]), flatten([["a"], toset(["c", "b"])])]
    index   = [index(["a", "b"], "b"), contains(["a"], "b"), contains([1, 2], "1"), length("añ"), length({ a = 1 }), length([])]
    keys    = [keys({ b = 1, a = 2 }), values({ b = 1, a = "x" }), lookup({ a = 1 }, "b", 2), lookup({ a = null }, "a", "d") == null]
    match   = matchkeys(["i-1", "i-2", "i-3"], ["a", "b", "a"], ["a"])
    merge   = [merge({ a = 1 }, { b = 2 }, { a = 3 }), merge(), merge({ a = { x = 1 } }, { a = { y = 2 } }), merge(null, { a = 1 })]
    one     = [one([]), one(["x"]), one(toset(["y"]))]
    range   = [range(3), range(1, 8, 3), range(5, 0, -2), range(0), range(0.5, 2)]
    sets    = [setintersection(["a", "b"], ["b", "c"]), setsubtract(["a", "b"], ["b"]), setunion(["b"], ["a"]), setproduct(["a", "b"], [1, 2]), setproduct([], ["a"])]
    sort    = [sort(["b", "a", "B", "10", "9"]), sort([3, 1, 20])]
    sum     = [sum([1, 2.5, "3"]), sum([0.1, 0.2]), alltrue([]), anytrue([]), alltrue([true, "true"])]
    trans   = transpose({ a = ["x", "y"], b = ["x"] })
    zip     = zipmap(["a", "b"], [1, "x"])
    try     = [try(null.x, "t"), try([][0], {}.a, "u"), can([][0]), can("a" + 1), try(tonumber("x"), -1)]
    for     = [[for k, v in { b = 1, a = 2 } : "${k}${v}"], { for v in ["x", "yy", "z"] : length(v) => v... }, [for i, v in ["a", "b"] : "${i}${v}" if i > 0], { for k, v in { a = [1, 2] } : k => [for x in v : x * 2] }]
    splat   = [[{ a = [{ b = 1 }] }, { a = [] }][*].a[*].b, { x = 1 }[*].x, null[*], [1, 2][*], toset(["b", "a"])[*], [[1, 2], [3]][*][0]]
    nested  = { for e in ["d", "p"] : e => { for r in ["a", "b"] : "${e}-${r}" => { on = e == "p", n = index(["a", "b"], r) } if !(e == "d" && r == "b") } }
    equal   = [[1, 2] == [1, 2], { a = 1 } == { a = "1" }, toset([1, 2]) == toset([2, 1]), [] == {}, null == "", tolist(["a"]) == ["a"]]
  }
}
