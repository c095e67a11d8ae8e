resource "terraform_data" "this" {
  input = {
    tostring    = [tostring(1), tostring(true), tostring("x"), tostring(null)]
    tonumber    = [tonumber("1.5"), tonumber(2), tonumber(null)]
    tobool      = [tobool("true"), tobool(false), tobool(null)]
    tolist      = tolist(["a", 1, true])
    toset       = toset(["b", "a", "b"])
    tomap       = tomap({ a = 1, b = "true" })
    mixed       = tolist([1, "x"])
    sensitive   = issensitive(sensitive("x"))
    plain       = issensitive("x")
    unwrapped   = nonsensitive(sensitive("x"))
    try_types   = try(tonumber("x"), "not a number")
    can_convert = can(tobool("yes"))
    list_of_map = tolist([{ a = 1 }, { a = "x" }])
    ephemeral   = ephemeralasnull("x")
  }
}
