variable "addons" {
  type = map(object({ version = optional(string), values = optional(any) }))
  default = {
    coredns = { values = { replicas = 3 } }
    vpc-cni = { version = "v1.19.0" }
    proxy   = { values = ["a"] }
  }
}
resource "terraform_data" "a" {
  for_each = var.addons
  input    = each.value.values
}
