resource "terraform_data" "c" {
  input = {
    elements  = [element(["a", "b", "c"], 4), element(["a", "b", "c"], 3), element(["a", "b"], 1e3)]
    slices    = [slice(["a", "b", "c"], 0, 0), slice(["a", "b", "c"], 1, 3), slice([1, "x", true], 1, 2)]
    ranges    = [range(0), range(3), range(1, 4), range(5, 0), range(0, 1, 0.25), range(10, 0, -3), range(2, 2)]
    indexes   = [index(["a", "b", "a"], "a"), index([1, 2, 3], 3)]
    match     = matchkeys(["i-1", "i-2", "i-3"], ["a", "b", "a"], ["a"])
    zipped    = zipmap(["b", "a", "b"], [1, 2, 3])
    mixed     = zipmap(["n", "t"], [1, "x"])
    swapped   = transpose({ a = ["1", "2"], b = ["2"], c = [] })
    subtract  = setsubtract(["a", "b", "c"], ["b", "z"])
    symmetric = setunion(setsubtract(["a", "b"], ["b", "c"]), setsubtract(["b", "c"], ["a", "b"]))
    numbers   = setintersection([1, 2, "3"], ["3", 1])
    products  = setproduct([1, 2], ["a"], [true])
    none      = setproduct(["a"], [])
    sorted    = sort(["b", "B", "a", "10", "9", "é", "z", ""])
    sort_mix  = sort([3, 20, true])
    compacted = compact(["", "a", null, "b", ""])
    distincts = [distinct(["b", "a", "b"]), distinct([1, "1", 1]), distinct([[1], [1], [2]])]
    flat      = flatten([[1, [2, []]], [], [["x"]], toset(["s"])])
    chunks    = [chunklist(["a", "b", "c"], 2), chunklist([], 3), chunklist(["a"], 0)]
    lookups   = [lookup({ a = 1 }, "b", 2), lookup({ a = "x" }, "a", "y"), lookup({ a = { b = 1 } }, "c", { b = 2 }).b]
    lists     = coalescelist([], tolist([]), ["x"], ["y"])
    coalesced = [coalesce("", "b"), coalesce(null, 3), coalesce(null, "", 0), coalesce(false, true)]
    contained = [contains(["1"], 1), contains(["a"], "b"), contains(toset([1, 2]), "2"), contains([[1]], [1])]
    ones      = [one([]), one(["x"]), one(toset(["y"]))]
    reversed  = [reverse([1, "a"]), reverse(toset(["b", "a"])), strrev("añ日e\u0301x")]
    keyed     = [keys({ b = 1, a = 2, "C" = 3 }), values({ b = 1, a = "2" })]
    merged    = [merge({ a = 1, b = { c = 1 } }, { b = { d = 2 } }, null), merge(), merge({ a = 1 }, { a = "x" })]
    lengths   = [length("añb"), length("e\u0301"), length({ a = 1 }), length([[], []]), length(toset(["a", "a"]))]
    truths    = [alltrue([]), anytrue([]), alltrue(["true", true]), anytrue([false, "true"]), alltrue([null, false]) == false]
  }
}
