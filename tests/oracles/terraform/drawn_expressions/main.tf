# Expressions drawn from a grammar of types: each is an attribute whose value, marks and unknown parts count.
resource "terraform_data" "seed" {
  input = "s"
}
resource "terraform_data" "num" {
  input = 4
}
resource "terraform_data" "bool" {
  input = true
}
resource "terraform_data" "list" {
  input = tolist(["a", "b"])
}
resource "terraform_data" "set" {
  input = toset(["a", "b"])
}
resource "terraform_data" "map" {
  input = tomap({ a = "x" })
}
resource "terraform_data" "obj" {
  input = { a = "x", n = 1, l = ["p"] }
}
resource "terraform_data" "tuple" {
  input = ["x", 1]
}
variable "secret" {
  default   = "s3cret"
  sensitive = true
}
locals {
  id        = terraform_data.seed.id
  text_out  = terraform_data.seed.output
  num_out   = terraform_data.num.output
  bool_out  = terraform_data.bool.output
  list_out  = terraform_data.list.output
  set_out   = terraform_data.set.output
  map_out   = terraform_data.map.output
  obj_out   = terraform_data.obj.output
  tuple_out = terraform_data.tuple.output
  part_list = ["k", terraform_data.seed.id]
  obj_part  = { a = terraform_data.seed.id, b = "b" }
}
resource "terraform_data" "e0" {
  input = transpose({ k = local.part_list })
}
resource "terraform_data" "e1" {
  input = flatten([tonumber(null)])
}
resource "terraform_data" "e2" {
  input = toset([for s in ["c", "d"] : "${s}${local.id}"])
}
resource "terraform_data" "e3" {
  input = startswith(((local.num_out > 2 ? "true" : "true") ? "a" : substr("10", 0, 2)), replace(substr("10", -1, 1), "a", keys(local.map_out)[0]))
}
resource "terraform_data" "e4" {
  input = coalesce(yamlencode(null), "${var.secret}-s")
}
resource "terraform_data" "e5" {
  input = (toset(tolist([5, 6])) == null)
}
resource "terraform_data" "e6" {
  input = (length(local.list_out) + "7")
}
resource "terraform_data" "e7" {
  input = local.obj_out
}
resource "terraform_data" "e8" {
  input = [format("%s|%v", replace("Hello World", "a", local.id), sensitive(null)), trimprefix(join("-", [var.secret, "s"]), "x")]
}
resource "terraform_data" "e9" {
  input = trimprefix(yamlencode(tolist([5, 6])), "x")
}
resource "terraform_data" "e10" {
  input = toset([for x in toset([]) : upper(x)])
}
resource "terraform_data" "e11" {
  input = one([[local.num_out, 1]])
}
resource "terraform_data" "e12" {
  input = null
}
resource "terraform_data" "e13" {
  input = toset(local.list_out)
}
resource "terraform_data" "e15" {
  input = (local.num_out % 3)
}
resource "terraform_data" "e16" {
  input = [var.secret, "s"]
}
resource "terraform_data" "e17" {
  input = (strcontains("10.0.0.0/16", "a") ? alltrue([local.num_out > 2, local.id == "q"]) : startswith("a,b,c", "Hello World"))
}
resource "terraform_data" "e18" {
  input = sort(setintersection(toset(["b", "a", "b"]), local.part_list))
}
resource "terraform_data" "e19" {
  input = sensitive(null)
}
resource "terraform_data" "e20" {
  input = [for x in coalescelist(split(",", "k,l"), ["x", local.id, "y"]) : length(x)]
}
resource "terraform_data" "e22" {
  input = strcontains(title(title("é日")), "a")
}
resource "terraform_data" "e23" {
  input = regexall("[a-z]", yamlencode("true"))
}
resource "terraform_data" "e24" {
  input = ([for x in split(",", "k,l") : length(x)] == null)
}
resource "terraform_data" "e25" {
  input = concat(concat(tolist([5, 6]), range(3)), [])
}
resource "terraform_data" "e26" {
  input = var.secret == "s"
}
resource "terraform_data" "e29" {
  input = try(null, null)
}
resource "terraform_data" "e30" {
  input = toset(keys(tomap(local.obj_part)))
}
resource "terraform_data" "e32" {
  input = (tomap({ k = "v", a = "w" })).a
}
resource "terraform_data" "e34" {
  input = toset(range(2))
}
resource "terraform_data" "e36" {
  input = alltrue([strcontains("a", "a"), anytrue(["true", true])])
}
resource "terraform_data" "e38" {
  input = [for o in [{ k = (local.id == "q" ? "a" : "é日"), v = concat([3, "4"], []) }] : o.k]
}
resource "terraform_data" "e40" {
  input = trimspace("Hello World")
}
resource "terraform_data" "e41" {
  input = chunklist(values({ a = local.id }), 2)
}
resource "terraform_data" "e42" {
  input = { for x in local.list_out : substr(x, 0, 1) => x... }
}
resource "terraform_data" "e43" {
  input = (local.id == "q" ? "b-2" : "Hello World")
}
resource "terraform_data" "e45" {
  input = { for x in [for i, x in split(",", "k,l") : i] : x => x }
}
resource "terraform_data" "e46" {
  input = tomap(tomap(local.map_out))
}
resource "terraform_data" "e47" {
  input = yamldecode(yamlencode([for o in [{ k = null, v = "true" }] : o.k]))
}
resource "terraform_data" "e49" {
  input = try(null, [for s in ["c", "d"] : "${s}${local.id}"])
}
resource "terraform_data" "e53" {
  input = 0
}
resource "terraform_data" "e54" {
  input = join("-", [for x in toset(["b", "a", "b"]) : x])
}
resource "terraform_data" "e56" {
  input = values({ a = min([for x in local.list_out : length(x)]...), b = join("-", [for x in toset(["a", local.id]) : x]) })
}
resource "terraform_data" "e57" {
  input = base64encode("a,b,c")
}
resource "terraform_data" "e58" {
  input = jsonencode(true)
}
resource "terraform_data" "e59" {
  input = { for k, v in { for k, v in tomap({ a = local.id, b = "k" }) : k => v if local.id == "q" } : v => k... }
}
resource "terraform_data" "e60" {
  input = (-tonumber("10") - ((length(local.list_out) % 3) * (1e3 + 0)))
}
resource "terraform_data" "e63" {
  input = (true ? 1e3 : length(local.id))
}
resource "terraform_data" "e64" {
  input = chunklist(keys(zipmap(["a", "b"], [[1, "a", true, null], 3])), 2)[0]
}
resource "terraform_data" "e65" {
  input = local.id == "q"
}
resource "terraform_data" "e66" {
  input = yamldecode(yamlencode((parseint(local.id, 10) - tolist([5, 6])[0])))
}
resource "terraform_data" "e67" {
  input = sensitive(sensitive(2))
}
resource "terraform_data" "e69" {
  input = pow((1 * length(local.id)), 2)
}
resource "terraform_data" "e70" {
  input = toset(["b", "a", "b"])
}
resource "terraform_data" "e72" {
  input = sensitive(["m"])
}
resource "terraform_data" "e73" {
  input = { for k, v in { for x in split(",", "k,l") : substr(x, 0, 1) => x... } : k => "${v}" }
}
resource "terraform_data" "e75" {
  input = range(-1)
}
resource "terraform_data" "e76" {
  input = values({ s = var.secret })[0] == can(local.obj_out)
}
resource "terraform_data" "e77" {
  input = [for s in ["c", "d"] : "${s}${local.id}"][1]
}
resource "terraform_data" "e78" {
  input = tolist([ceil(length(local.list_out)), "10"])
}
resource "terraform_data" "e79" {
  input = { list = local.list_out, n = local.num_out }
}
resource "terraform_data" "e80" {
  input = indent(2, values(local.obj_part)[0])
}
resource "terraform_data" "e82" {
  input = (local.text_out == nonsensitive("x-${local.id}"))
}
resource "terraform_data" "e83" {
  input = jsonencode(1)
}
resource "terraform_data" "e84" {
  input = ((-2 != toset([var.secret, "z"])) ? { a = null, b = null } : transpose({ k = local.list_out }))
}
resource "terraform_data" "e85" {
  input = { for k, v in { for k, v in tomap({ k = "v", a = "w" }) : k => v if false } : k => "${v}" }
}
resource "terraform_data" "e87" {
  input = merge({ a = null, c = "x" }, { a = [var.secret, "s"] }, local.obj_part)
}
resource "terraform_data" "e90" {
  input = { q = concat(["7"], local.list_out), r = try({ a = 1, b = ["x", { c = true }] }, "true") }
}
resource "terraform_data" "e91" {
  input = { s = var.secret }
}
resource "terraform_data" "e92" {
  input = length(flatten(["7"]))
}
resource "terraform_data" "e93" {
  input = md5(local.text_out)
}
resource "terraform_data" "e94" {
  input = (signum(2) - (sum(tolist([5, 6])) + sensitive(2)))
}
resource "terraform_data" "e95" {
  input = chunklist(sort(toset(local.list_out)), 2)[0]
}
resource "terraform_data" "e97" {
  input = tolist(toset(local.list_out))
}
resource "terraform_data" "e98" {
  input = jsondecode(jsonencode(local.obj_out))
}
resource "terraform_data" "e99" {
  input = tonumber(local.text_out)
}
resource "terraform_data" "e100" {
  input = sensitive(2)
}
resource "terraform_data" "e101" {
  input = (-local.num_out + (0 - -2))
}
resource "terraform_data" "e102" {
  input = false
}
resource "terraform_data" "e106" {
  input = [local.num_out, 1]
}
resource "terraform_data" "e107" {
  input = replace(format("%-5s|%5.1f", coalescelist(["x", local.id, "y"], local.part_list)[0], try(null, 0)), "a", "é日")
}
resource "terraform_data" "e108" {
  input = trimprefix(substr("a,b,c", 1, -1), "x")
}
resource "terraform_data" "e109" {
  input = jsondecode(jsonencode({ s = var.secret }))
}
resource "terraform_data" "e113" {
  input = keys({ (local.id) = "u" })[0]
}
resource "terraform_data" "e114" {
  input = (({ a = 1, b = ["x", { c = true }] } != sensitive(["m"])) || (1 == toset([])))
}
resource "terraform_data" "e115" {
  input = values(sensitive({ a = "h" }))[*]
}
resource "terraform_data" "e116" {
  input = upper(keys({ a = local.id })[0])
}
resource "terraform_data" "e117" {
  input = { x = tobool(true) }
}
resource "terraform_data" "e118" {
  input = [local.tuple_out, ("a")[*]]
}
resource "terraform_data" "e119" {
  input = sensitive({ a = "h" })
}
resource "terraform_data" "e120" {
  input = format("%-5s|%5.1f", coalesce("true", local.id), coalesce(-2, 1e3))
}
resource "terraform_data" "e121" {
  input = element(regexall("[a-z]", sensitive(local.id)), 1)
}
resource "terraform_data" "e122" {
  input = concat([for x in [1, 2, 3] : x * 2], [for x in range(3) : x * 2])
}
resource "terraform_data" "e123" {
  input = [for x in formatlist("%s-%s", ["a", null], "x-${local.id}") : length(x)]
}
resource "terraform_data" "e124" {
  input = merge({ s = var.secret }, { a = [local.num_out, 1] }, tomap({ a = local.id, b = "k" }))
}
resource "terraform_data" "e125" {
  input = jsondecode(jsonencode("7"))
}
resource "terraform_data" "e126" {
  input = "%{ for x in [] }${x};%{ endfor }"
}
resource "terraform_data" "e127" {
  input = yamlencode(null)
}
resource "terraform_data" "e128" {
  input = [{ a = var.secret }, { a = "é日" }][*].a
}
resource "terraform_data" "e129" {
  input = terraform_data.seed
}
resource "terraform_data" "e130" {
  input = "Hello World"
}
resource "terraform_data" "e132" {
  input = distinct(["x", local.id, "y"])
}
resource "terraform_data" "e133" {
  input = local.tuple_out
}
resource "terraform_data" "e135" {
  input = [for o in [{ k = "é日", v = "true" }] : o.k]
}
resource "terraform_data" "e136" {
  input = setintersection(toset([for x in range(3) : upper(x)]), tolist(["p", "q", "p"]))
}
resource "terraform_data" "e137" {
  input = ephemeralasnull(indent(2, try(local.id, "10.0.0.0/16")))
}
resource "terraform_data" "e138" {
  input = [for i, x in sensitive(["m"]) : i]
}
resource "terraform_data" "e139" {
  input = (can((terraform_data.seed != { list = local.list_out, n = local.num_out })) && (index(split(",", "k,l"), local.text_out) == null))
}
resource "terraform_data" "e140" {
  input = nonsensitive(-2)
}
resource "terraform_data" "e141" {
  input = merge(local.obj_part, { z = local.tuple_out })
}
resource "terraform_data" "e142" {
  input = { ({ (local.id) = "u" }["zz"]) = { for x in toset(local.list_out) : x => x } }
}
resource "terraform_data" "e143" {
  input = "true"
}
resource "terraform_data" "e144" {
  input = endswith(coalescelist(try([for s in ["c", "d"] : "${s}${local.id}"], [for s in ["c", "d"] : "${s}${local.id}"]), ["10", tostring(null)])[0], "z")
}
resource "terraform_data" "e145" {
  input = merge([local.obj_part, { s = var.secret }]...)
}
resource "terraform_data" "e146" {
  input = base64encode(replace("10", "a", "10"))
}
resource "terraform_data" "e149" {
  input = distinct(regexall("[a-z]", "b-2"))
}
resource "terraform_data" "e150" {
  input = ({ a = 1, b = ["x", { c = true }] } == local.list_out)
}
resource "terraform_data" "e151" {
  input = (merge([local.obj_part, local.map_out]...)).a
}
resource "terraform_data" "e153" {
  input = chunklist([var.secret, "s"], 2)[0]
}
resource "terraform_data" "e154" {
  input = (local.bool_out ? 3 : local.num_out)
}
resource "terraform_data" "e155" {
  input = [floor(sensitive(2) / 2), pow(0, 2)]
}
resource "terraform_data" "e158" {
  input = flatten([strrev("Hello World")])
}
resource "terraform_data" "e159" {
  input = [for k, v in toset(local.list_out) : [k, v]]
}
resource "terraform_data" "e160" {
  input = "p-${trimprefix(base64encode(local.id), "x")}"
}
resource "terraform_data" "e162" {
  input = [for x in [1, 2, 3] : x * 2]
}
resource "terraform_data" "e163" {
  input = tolist([[], toset(["b", "a", "b"])])
}
resource "terraform_data" "e164" {
  input = md5(join("-", tolist(["p", "q", "p"])))
}
resource "terraform_data" "e165" {
  input = merge(tomap({ a = local.id, b = "k" }), tomap({ a = local.id, b = "k" }))
}
resource "terraform_data" "e166" {
  input = { (local.id) = "u" }
}
resource "terraform_data" "e167" {
  input = range(0)
}
resource "terraform_data" "e170" {
  input = coalesce([3, "4"], local.tuple_out)
}
resource "terraform_data" "e172" {
  input = (2.5 * sensitive(2))
}
resource "terraform_data" "e174" {
  input = { ("") = 2.5 }
}
resource "terraform_data" "e175" {
  input = tomap(local.obj_part)
}
resource "terraform_data" "e177" {
  input = { q = alltrue([(1e3 != [3, "4"]), alltrue([false, var.secret == "s"])]), r = zipmap([for o in [{ k = local.text_out, v = [] }] : o.k], "a"[*]) }
}
resource "terraform_data" "e178" {
  input = (endswith(chomp("10.0.0.0/16"), "z") ? { a = null, c = "x" } : tomap({ k = "v", a = "w" }))
}
resource "terraform_data" "e179" {
  input = merge([transpose({ k = [] }), zipmap(["a", "b"], [coalesce("7", 3), tostring(null)])]...)
}
resource "terraform_data" "e180" {
  input = substr(local.id, 1, 2)
}
resource "terraform_data" "e181" {
  input = (length([1, 2, 3]) == compact([for s in ["c", "d"] : "${s}${local.id}"]))
}
resource "terraform_data" "e182" {
  input = zipmap(tolist(["p", "q", "p"])[*], ["x", local.id, "y"])
}
resource "terraform_data" "e184" {
  input = "a,b,c"
}
resource "terraform_data" "e185" {
  input = true
}
resource "terraform_data" "e186" {
  input = { for k, v in (local.id == "q" ? local.obj_part : { a = local.id }) : k => v if tobool(local.bool_out) }
}
resource "terraform_data" "e187" {
  input = (local.list_out != [var.secret, "s"])
}
resource "terraform_data" "e188" {
  input = { for x in sort([]) : x => x }
}
resource "terraform_data" "e190" {
  input = transpose({ k = ["x-${local.id}", "a"] })
}
resource "terraform_data" "e191" {
  input = ((toset([]) == null) ? setsubtract(toset(local.list_out), toset(["b", "a", "b"])) : toset(local.part_list))
}
resource "terraform_data" "e192" {
  input = (!local.id == "q" ? index([], local.text_out) : length(["a", "b"]))
}
resource "terraform_data" "e195" {
  input = chunklist(split(",", "b-2"), 2)
}
resource "terraform_data" "e196" {
  input = (issensitive(local.obj_out) == null)
}
resource "terraform_data" "e197" {
  input = [for x in range(0) : x * 2]
}
resource "terraform_data" "e198" {
  input = urlencode("${format("%-5s|%5.1f", "a,b,c", 1)}-s")
}
resource "terraform_data" "e201" {
  input = [for i, x in try(["a", "b"], formatlist("%s-%s", tolist(["p", "q", "p"]), "x-${local.id}")) : i]
}
resource "terraform_data" "e203" {
  input = coalesce(matchkeys(local.list_out, tolist(["p", "q", "p"]), []), nonsensitive([1, 2, 3]))
}
resource "terraform_data" "e204" {
  input = 2.5
}
resource "terraform_data" "e205" {
  input = try(setintersection(toset(["b", "a", "b"]), [var.secret, "s"]), { for k, v in local.map_out : k => "${v}" })
}
resource "terraform_data" "e206" {
  input = jsondecode(jsonencode(ephemeralasnull(coalesce(local.text_out, "${local.id}-z"))))
}
resource "terraform_data" "e208" {
  input = toset(keys({}))
}
resource "terraform_data" "e209" {
  input = indent(2, chomp("true"))
}
resource "terraform_data" "e211" {
  input = tobool(local.id == "q")
}
resource "terraform_data" "e212" {
  input = "é日"
}
resource "terraform_data" "e213" {
  input = setsubtract(toset(keys({ a = local.id })), toset(range(3)))
}
resource "terraform_data" "e214" {
  input = flatten([toset([3, "4"])])
}
resource "terraform_data" "e215" {
  input = trimprefix(jsonencode(pow(2, 2)), "x")
}
resource "terraform_data" "e216" {
  input = anytrue([null, "true"])
}
resource "terraform_data" "e217" {
  input = toset([toset(keys({ a = null, c = "x" })), concat(["a", null], ["a", "b"])])
}
resource "terraform_data" "e218" {
  input = strrev(base64encode("Hello World"))
}
resource "terraform_data" "e220" {
  input = abs(min([sensitive(2), 1e3]...))
}
resource "terraform_data" "e221" {
  input = local.part_list
}
resource "terraform_data" "e222" {
  input = ["x", local.id, "y"]
}
resource "terraform_data" "e223" {
  input = merge([{ for x in local.part_list : substr(x, 0, 1) => x... }, { for k, v in local.obj_part : v => k... }]...)
}
resource "terraform_data" "e224" {
  input = try(replace("Hello World", "a", "é日").a, tobool(null))
}
resource "terraform_data" "e226" {
  input = (!"true" ? merge([local.map_out, null]...) : { x = toset(local.list_out) })
}
resource "terraform_data" "e227" {
  input = (range(3)[length(local.id)] >= (sensitive(2) - 1))
}
resource "terraform_data" "e229" {
  input = [for x in toset(["a", local.id]) : x]
}
