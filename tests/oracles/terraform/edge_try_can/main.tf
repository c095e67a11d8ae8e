locals {
  raw = { a = { b = [1, { c = null }] }, e = "text" }
}
resource "terraform_data" "t" {
  input = {
    deep     = try(local.raw.a.b[1].c.d, local.raw.a.b[1].c, "none")
    missing  = try(local.raw.x.y, local.raw["z"], "fallback")
    can      = [can(local.raw.a.b[5]), can(local.raw.a.b[0]), can(tonumber(local.raw.e)), can(local.raw.e.f), can(null.x)]
    types    = [can(tolist(local.raw.e)), can(keys(local.raw.a)), can(length(5)), can(regex("[", "a"))]
    id       = try(tonumber(terraform_data.other.id), 0)
    id_split = try(split("-", terraform_data.other.id)[0], "none")
    can_id   = can(tonumber(terraform_data.other.id))
    can_text = can(terraform_data.other.id)
    output   = try(terraform_data.other.output.missing, "absent")
    output_x = try(terraform_data.other.output.x, "absent")
    index    = try(terraform_data.many[3].id, "no fourth")
    known    = try(terraform_data.many[1].input, "no second")
    nested   = try(try(local.raw.q, local.raw.r), "both")
    unused   = try("first", terraform_data.other.id)
  }
}
resource "terraform_data" "other" {
  input = { x = "y" }
}
resource "terraform_data" "many" {
  count = 2
  input = count.index
}
