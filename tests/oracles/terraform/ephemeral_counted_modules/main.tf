variable "tokens" {
  type      = map(string)
  default   = { a = "x", b = "y" }
  ephemeral = true
}
variable "none" {
  type      = string
  default   = null
  ephemeral = true
}
locals {
  places = { for name in ["a", "b"] : name => var.tokens[name] }
}
module "each" {
  source   = "./m"
  for_each = local.places
  name     = each.key
  token    = each.value
}
module "counted" {
  source = "./m"
  count  = 2
  name   = "c${count.index}"
  token  = var.none
}
resource "terraform_data" "of" {
  input = {
    each    = ephemeralasnull({ for key, m in module.each : key => m.token })
    counted = ephemeralasnull(module.counted[*].token)
    names   = [for m in module.counted : m.name]
    first   = module.counted[0].name
    all     = ephemeralasnull(module.each)
    some    = { for key, m in module.each : key => m.name if key == "a" }
    none    = ephemeralasnull(var.none)
    is_none = ephemeralasnull(var.none == null)
    text = ephemeralasnull(<<-EOT
      token: ${var.tokens["a"]}
      %{for name, token in var.tokens~}
      ${name}
      %{endfor~}
    EOT
    )
    json  = ephemeralasnull(jsonencode({ token = var.tokens, open = "o" }))
    yaml  = ephemeralasnull({ text = yamlencode({ a = "b" }), token = yamlencode(var.tokens) })
    merge = ephemeralasnull(merge({ z = "z" }, { for name, token in local.places : name => "${token}!" }))
    try   = ephemeralasnull(try(var.tokens.c, var.tokens.a, "d"))
  }
}
resource "aws_ssm_parameter" "p" {
  for_each         = module.each
  name             = "/${each.key}/${each.value.name}"
  type             = "SecureString"
  value_wo         = each.value.token
  value_wo_version = 1
}
