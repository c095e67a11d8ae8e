module "zone" {
  source = "./zone"
  count  = 3
  index  = count.index
  total  = 3
  peers  = [for i in range(3) : "z${i}" if i != count.index]
}
resource "terraform_data" "all" {
  count = length(module.zone) * 2
  input = {
    zone = module.zone[floor(count.index / 2)].name
    half = count.index % 2 == 0 ? "even" : "odd"
    next = module.zone[(count.index + 1) % length(module.zone)].hosts[count.index % 2]
    fmt  = format("%03d-%s", count.index * 10, element(["a", "b", "c"], count.index))
  }
}
output "last" {
  value = module.zone[length(module.zone) - 1].hosts
}
