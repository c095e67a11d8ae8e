module "b" {
  source = "../b"
  from   = path.module
}

output "paths" {
  value = { own = path.module, root = path.root, read = file("${path.module}/data/x.txt"), inner = module.b.paths, files = fileset("${path.module}/data", "**") }
}
