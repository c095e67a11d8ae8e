module "backups" {
  source   = "./bucket"
  for_each = { a = { writers = ["x"], tags = { T = 1 } }, b = { writers = [], tags = {} } }
  name     = each.key
  writers  = each.value.writers
  tags     = each.value.tags
}
