module "bucket" {
  source        = "../modules/s3-bucket"
  bucket_prefix = "versioned-"
  force_destroy = true
  versioning    = { status = true, mfa_delete = false }
  tags          = { Owner = "Anton" }
  control_object_ownership = true
  object_ownership         = "BucketOwnerEnforced"
}
