locals {
  common = merge({ Project = var.name, Managed = "terraform" }, var.extra_tags)
  subnets = merge([
    for env, e in var.environments : {
      for i in range(e.az_count) : format("%s-%02d", env, i) => {
        env    = env
        zone   = var.zones[i % length(var.zones)]
        cidr   = cidrsubnet(e.cidr, 4, i)
        public = e.public
      }
    }
  ]...)
  instances = { for row in flatten([
    for env, e in var.environments : [
      for role, r in e.instances : [
        for n in range(r.count) : merge(r, { env = env, role = role, n = n, key = "${env}/${role}/${n}" })
      ]
    ]
  ]) : row.key => row }
  ports  = distinct(flatten(values(local.instances)[*].ports))
  by_env = { for k, s in local.subnets : s.env => k... }
}
