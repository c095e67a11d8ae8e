module "inner" {
  source = "./inner"
  nmae   = "typo"
}
