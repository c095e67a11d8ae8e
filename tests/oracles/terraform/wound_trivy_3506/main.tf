locals {
  config = yamldecode(templatefile("${path.module}/config.yaml", { length = 16 }))
}
module "password_policy" {
  source = "./policy"
  policy = local.config.password_policy
}
