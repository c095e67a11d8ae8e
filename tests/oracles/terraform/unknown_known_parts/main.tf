resource "terraform_data" "u" {
  input = "seed"
}
locals {
  id    = terraform_data.u.id
  out   = terraform_data.u.output
  list  = ["a", local.id, "c"]
  map   = { a = 1, b = local.id }
  keyed = { (local.id) = 1, z = 2 }
}
resource "terraform_data" "results" {
  input = {
    len_list   = length(local.list)
    len_map    = length(local.map)
    len_keyed  = try(length(local.keyed), "refused")
    len_set    = length(toset(local.list))
    len_text   = length(local.id)
    keys       = keys(local.map)
    values     = values(local.map)
    merge      = merge(local.map, { a = 2, c = 3 })
    concat     = concat(local.list, ["d"])
    lookup     = [lookup(local.map, "a", 9), lookup(local.map, "q", 9), lookup(local.map, local.id, 9)]
    contains   = [contains(local.list, "a"), contains(local.list, "zz"), contains(["a"], local.id)]
    tostring   = tostring(local.id)
    text       = "x-${local.id}"
    directive  = "%{if local.id == "a"}y%{else}n%{endif}"
    loop       = "%{for x in local.list}${x}%{endfor}"
    for_list   = [for x in local.list : upper(x)]
    for_map    = { for k, v in local.map : k => "${v}!" }
    for_if     = [for x in local.list : x if x != "a"]
    grouped    = { for x in ["p", "q", "p"] : x => local.id... }
    cond_equal = local.id == "x" ? "same" : "same"
    cond_lists = local.id == "x" ? ["a"] : ["b"]
    cond_objs  = local.id == "x" ? { a = 1, b = 2 } : { a = 1, b = 3 }
    cond_null  = local.id == "x" ? null : null
    is_null    = local.id == null
    and        = [false && local.id == "x", local.id == "x" || true, local.id == "x" && true]
    splat      = [{ a = local.id }, { a = "k" }][*].a
    splat_id   = local.id[*]
    splat_out  = local.out[*]
    element    = [element(local.list, 0), element(local.list, 4), local.list[2]]
    index      = try(index(local.list, "c"), "no")
    join       = join(",", local.list)
    sort       = sort(local.list)
    distinct   = distinct(["a", "a", local.id])
    compact    = compact(["a", "", local.id])
    slice      = slice(local.list, 0, 1)
    reverse    = reverse(local.list)
    flatten    = flatten([["a"], [local.id]])
    set        = setunion(["a"], [local.id])
    zip        = zipmap(["a", "b"], [local.id, 1])
    coalesce   = [coalesce("a", local.id), coalesce(local.id, "b"), coalesce(null, local.id)]
    try        = [try(local.out.nope, "d"), can(local.out.nope), try(local.map.nope, local.id)]
    alltrue    = [alltrue([false, local.id == "x"]), anytrue([true, local.id == "x"]), alltrue([])]
    starts     = [startswith("x-${local.id}", "x-"), startswith("x-${local.id}", "y"), endswith("${local.id}-z", "-z"), strcontains("ab${local.id}", "ab")]
    format     = [format("%s-%s", "a", local.id), formatlist("%s-%s", ["a", "b"], local.id)]
    one        = [one([local.id]), one([])]
    range      = range(3)
    minmax     = [max(1, 2), min(length(local.id), 5)]
    replace    = [replace(local.id, "a", "b"), substr("abc-${local.id}", 0, 3), split("-", "a-${local.id}")]
    sensitive  = sensitive(local.map)
    types      = [tolist(local.list), toset(["x", local.id]), tomap(local.map)]
  }
}
