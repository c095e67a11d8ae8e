module "region" {
  source = "./region"
  count  = 2
  index  = count.index
}
output "all" {
  value = flatten([for region in module.region : region.cidrs])
}
resource "terraform_data" "this" {
  input = flatten(module.region[*].cidrs)
}
