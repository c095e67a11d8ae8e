module "cluster" {
  source = "./cluster"
  name   = "main"
}
module "files" {
  source    = "./files"
  encrypted = true
  backup    = "ENABLED"
}
