variable "tiers" {
  default = ["web", "app"]
}
module "tier" {
  source = "./tier"
  count  = length(var.tiers)
  name   = var.tiers[count.index]
  sizes  = [count.index + 1, (count.index + 1) * 2]
  peer   = count.index > 0 ? module.solo.name : null
}
module "solo" {
  source = "./tier"
  name   = "solo"
  sizes  = []
}
resource "terraform_data" "flat" {
  count = sum(concat([0], flatten(module.tier[*].sizes)))
  input = "${count.index}/${element(flatten(module.tier[*].labels), count.index)}"
}
resource "terraform_data" "refs" {
  input = {
    last    = module.tier[length(module.tier) - 1].labels[0]
    splat   = module.tier[*].disks[*].size
    legacy  = module.tier.*.name
    nested  = module.tier.0.disks.1.size
    index   = [for i, t in module.tier : "${i}:${t.name}"]
    zip     = zipmap(module.tier[*].name, module.tier[*].sizes)
    reverse = reverse(module.tier)[0].name
    one     = try(one(module.solo.disks), "none")
    solo    = length(module.solo.disks)
    text    = join(",", module.tier.*.name)
  }
}
