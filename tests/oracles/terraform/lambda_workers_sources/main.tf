locals {
  workers = {
    for file in fileset("${path.module}/workers", "*.yaml") : trimsuffix(file, ".yaml") => yamldecode(file("${path.module}/workers/${file}"))
  }
}

module "worker" {
  source   = "./worker"
  for_each = local.workers

  name     = each.key
  settings = each.value
  tags     = { Worker = each.key }
}

moved {
  from = module.workers["resize"]
  to   = module.worker["resize"]
}

output "urls" {
  value = { for k, w in module.worker : k => w.url if w.url != null }
}
