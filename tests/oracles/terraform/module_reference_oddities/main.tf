module "counted" {
  count  = 2
  source = "./m"
  in     = count.index
}
module "none" {
  count  = 0
  source = "./m"
  in     = 9
}
module "keyed" {
  for_each = toset(["x", "y"])
  source   = "./m"
  in       = each.key
}
module "one" {
  source = "./m"
  in     = { a = [1, { b = "c" }] }
}
resource "terraform_data" "this" {
  input = {
    len    = length(module.counted)
    none   = length(module.none)
    onen   = one(module.none[*].known)
    try0   = try(module.none[0].known, "nothing")
    splat  = module.counted[*].known
    legacy = module.counted.*.known
    elem   = element(module.counted, 3).known
    keys   = keys(module.keyed)
    vals   = values(module.keyed)[*].known
    forr   = { for k, m in module.keyed : k => m.known }
    deep   = module.one.known.a[1].b
    whole  = keys(module.one)
    has    = contains(keys(module.one), "nope")
    look   = lookup(module.one, "nope", "default")
    null   = module.one.nothing == null
    can    = can(module.one.nope)
    flat   = flatten([module.counted[*].list])
    merge  = merge(values(module.keyed)[*].map...)
    unk    = [for m in module.counted : m.unknown]
    both   = concat(module.counted[*].known, [for m in module.none : m.known])
    sum    = sum([for m in module.counted : m.known])
    idx    = module.counted[tonumber("1")].known
    str    = module.counted["0"].known
  }
}
