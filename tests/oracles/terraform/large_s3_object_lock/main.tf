module "bucket" {
  source              = "../modules/s3-bucket"
  bucket              = "locked"
  object_lock_enabled = true
  object_lock_configuration = {
    rule = { default_retention = { mode = "GOVERNANCE", days = 1 } }
  }
  versioning = { enabled = "true", mfa_delete = "Disabled" }
}
