module "account" {
  source                  = "../modules/s3-bucket/modules/account-public-access"
  account_id              = "123456789012"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = false
}
module "wrapped" {
  source   = "../modules/s3-bucket/wrappers/account-public-access"
  defaults = { restrict_public_buckets = true }
  items    = { a = { account_id = "210987654321" } }
}
