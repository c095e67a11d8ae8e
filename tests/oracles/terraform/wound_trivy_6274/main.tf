module "key" {
  source = "./key"
}
module "bucket" {
  source = "./bucket"
  rules  = { encryption = { algorithm = "aws:kms", key = module.key.arn, alias = module.key.alias } }
}
