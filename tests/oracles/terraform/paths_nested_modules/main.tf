module "a" {
  source = "./modules/a"
}

resource "terraform_data" "root" {
  input = [path.module, path.root, fileexists("${path.module}/modules/a/data/x.txt"), fileset(path.module, "modules/*/data/*.txt")]
}

resource "terraform_data" "a" {
  input = module.a.paths
}
