# what may be kept of values that are ephemeral in part: an expression a line, as Terraform plans each
variable "e" {
  default   = "x"
  ephemeral = true
}
variable "s" {
  default   = "x"
  sensitive = true
}
variable "es" {
  default   = "x"
  sensitive = true
  ephemeral = true
}
variable "eb" {
  default   = true
  ephemeral = true
}
variable "eo" {
  type      = object({ a = string, l = list(string), n = number })
  default   = { a = "x", l = ["p"], n = 1 }
  ephemeral = true
}
resource "terraform_data" "u" { input = "a" }
resource "terraform_data" "ub" { input = true }
locals {
  obj = { a = 1, b = var.e, c = [var.e, 2, { d = var.e, f = 3 }], s = var.s }
  tpl = "a-$${a}"
  unk = { a = terraform_data.u.output, b = var.e }
}
resource "terraform_data" "of" {
  input = {
    e001 = ephemeralasnull(local.obj)
    e002 = ephemeralasnull(tolist(["a", var.e]))
    e003 = ephemeralasnull(tomap({ a = "x", b = var.e }))
    e004 = ephemeralasnull(toset(["a", var.e]))
    e005 = ephemeralasnull("a-${var.e}")
    e006 = ephemeralasnull(var.es)
    e007 = ephemeralasnull(upper(var.e))
    e008 = length([var.e, 1])
    e010 = keys(local.obj)
    e012 = ephemeralasnull(jsonencode(local.obj))
    e014 = issensitive(var.e)
    e015 = issensitive(var.es)
    e016 = issensitive(var.eo.l)
    e018 = ephemeralasnull(nonsensitive(var.es))
    e019 = ephemeralasnull(sensitive(var.e))
    e020 = ephemeralasnull(local.unk)
    e021 = ephemeralasnull("${terraform_data.u.output}-${var.e}")
    e022 = ephemeralasnull(var.e == "x" ? terraform_data.u.output : "b")
    e023 = ephemeralasnull(var.e == "x" ? { a = 1 } : { a = 2 })
    e024 = ephemeralasnull(true ? "a" : var.e)
    e029 = coalesce(ephemeralasnull(var.e), "dflt")
    e030 = try(ephemeralasnull(var.e).foo, "t")
    e031 = ephemeralasnull(var.e) == null
    e032 = local.obj.a
    e033 = local.obj.c[1]
    e034 = [for k, v in local.obj : k]
    e036 = ephemeralasnull([for k, v in local.obj : v])
    e040 = ephemeralasnull([{ n = var.e }, { n = "q" }][*].n)
    e041 = ephemeralasnull(merge({ a = 1 }, { b = var.e }))
    e042 = merge({ a = 1 }, { b = var.e }).a
    e043 = ephemeralasnull(concat([1], [var.e]))
    e044 = ephemeralasnull(flatten([[1], [var.e]]))
    e045 = ephemeralasnull(setproduct(["a"], [var.e]))
    e046 = ephemeralasnull(zipmap(["a"], [var.e]))
    e049 = element(["a", var.e], 0)
    e050 = values({ a = 1, b = var.e })[0]
    e054 = can(var.e)
    e055 = can(var.e.foo)
    e056 = try(var.e.foo, 1)
    e058 = var.eb && terraform_data.ub.output
    e059 = var.eb || terraform_data.ub.output
    e065 = ephemeralasnull(tonumber(terraform.applying ? "1" : "2"))
    e067 = ephemeralasnull(terraform_data.u.output)
    e068 = ephemeralasnull(terraform_data.u)
    e069 = ephemeralasnull({ a = terraform_data.u })
    e085 = ephemeralasnull([for x in var.eo.l : x])
    e086 = reverse([var.e, "a"])[0]
    e087 = chunklist(["a", var.e], 1)[0]
    e099 = ephemeralasnull({ a = [var.es, var.s, var.e] })
    e100 = ephemeralasnull(toset([var.s, "q"]))
    e101 = ephemeralasnull(sensitive([var.e, 1]))
    e102 = ephemeralasnull(sensitive({ a = var.e, b = { c = var.eo } }))
    e103 = issensitive(ephemeralasnull(var.es))
    e109 = ephemeralasnull(timestamp())
    e110 = ephemeralasnull(var.e == timestamp())
    e111 = ephemeralasnull(var.eb ? timestamp() : "x")
    e112 = ephemeralasnull({ (timestamp()) = var.e })
    e113 = ephemeralasnull({ (var.e) = 1 })
  }
}
