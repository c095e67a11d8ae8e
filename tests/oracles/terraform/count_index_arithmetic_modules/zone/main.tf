variable "index" {
  type = number
}
variable "total" {}
variable "peers" {
  type = set(string)
}
resource "terraform_data" "host" {
  count = var.index + 1
  input = {
    cidr  = cidrsubnet("10.0.0.0/8", 8, var.index * 16 + count.index)
    name  = "h${var.index}-${count.index}"
    first = count.index == 0
    peer  = sort(var.peers)[count.index % (var.total - 1)]
    prev  = count.index > 0 ? "h${var.index}-${count.index - 1}" : null
  }
}
output "name" {
  value = "z${var.index}"
}
output "hosts" {
  value = concat(terraform_data.host[*].input.name, ["pad"])
}
