variable "from" {}
output "paths" {
  value = { own = path.module, from = var.from, sibling = file("${path.module}/../a/data/x.txt"), trimmed = trimprefix(path.module, "modules/") }
}
