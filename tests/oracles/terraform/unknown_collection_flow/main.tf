resource "terraform_data" "id" {}
resource "terraform_data" "many" {
  count = 3
}
locals {
  ids  = terraform_data.many[*].id
  map  = { a = terraform_data.id.id, b = "known" }
  list = [terraform_data.id.id, "known"]
  set  = toset([terraform_data.id.id, "known"])
}
resource "terraform_data" "l" {
  input = {
    length      = length(local.ids)
    set_length  = length(local.set)
    set_one     = length(toset([terraform_data.id.id]))
    at_least    = length(local.set) >= 1
    at_most     = length(local.set) <= 2
    too_many    = length(local.set) > 2
    known_item  = local.list[1]
    element     = element(local.list, 3)
    contains    = contains(local.list, "known")
    not_contain = contains(local.list, "other")
    concat      = concat(local.list, ["z"])
    reverse     = reverse(local.list)
    slice       = slice(local.list, 1, 2)
    distinct    = distinct(local.list)
    compact     = compact(local.list)
    flatten     = flatten([local.list, [["deep"]]])
    sort        = sort(local.list)
    sort_length = length(sort(local.ids))
    keys        = keys(local.map)
    values      = values(local.map)
    merge       = merge(local.map, { c = 1 })
    lookup      = [lookup(local.map, "b", "d"), lookup(local.map, "a", "d"), lookup(local.map, "z", "d")]
    zip         = zipmap(local.list, [1, 2])
    zip_values  = zipmap(["p", "q"], local.list)
    for_list    = [for item in local.list : "${item}!"]
    for_filter  = [for item in local.list : item if item != "known"]
    for_map     = { for key, value in local.map : key => upper(value) }
    for_keys    = length({ for item in local.list : item => 1 })
    for_set     = [for item in local.set : item]
    set_for_len = length([for item in local.set : item])
    tolist_set  = tolist(local.set)
    union       = setunion(["x"], local.list)
    product     = setproduct(["p"], local.list)
    chunk       = chunklist(local.list, 1)
    coalesce    = coalescelist([], local.list)
    one         = one([terraform_data.id.id])
    index       = try(index(local.list, "known"), "fails")
    max         = max(1, length(terraform_data.id.id))
    range       = length(range(length(local.ids)))
    alltrue     = alltrue([terraform_data.id.id == "x", false])
    anytrue     = anytrue([terraform_data.id.id == "x", true])
    sum         = sum([1, length(terraform_data.id.id)])
    json        = jsondecode(jsonencode({ a = 1 })).a
    transposed  = transpose({ a = [terraform_data.id.id], b = ["k"] })
    matchkeys   = matchkeys(local.list, ["a", "b"], ["b"])
  }
}
