module "buckets" {
  source   = "./bucket"
  for_each = { foo = "eu-west-1", bar = "us-east-1" }
  name     = each.key
  region   = each.value
}
