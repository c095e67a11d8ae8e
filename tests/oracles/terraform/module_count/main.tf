variable "enabled" {
  default = true
}
module "on" {
  count  = var.enabled ? 2 : 0
  source = "./user"
  name   = "u${count.index}"
}
module "off" {
  count  = var.enabled ? 0 : 1
  source = "./user"
  name   = "never"
}
resource "aws_iam_group_membership" "this" {
  name  = "all"
  group = "everyone"
  users = concat(module.on[*].name, module.off[*].name)
}
resource "terraform_data" "this" {
  input = {
    first = module.on[0].name
    arns  = module.on.*.arn
    none  = try(module.off[0].name, "none")
    one   = one(module.off[*].name)
    count = length(module.on)
  }
}
