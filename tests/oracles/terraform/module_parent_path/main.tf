module "shared" {
  source = "./a/b"
}
