module "storage" {
  for_each = toset(["a", "b"])
  source   = "./storage"
  name     = each.key
}
