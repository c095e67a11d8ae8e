module "bucket" {
  source        = "../modules/s3-bucket"
  create_bucket = false
  bucket        = "off"
  versioning    = { enabled = true }
}
resource "terraform_data" "this" {
  input = [module.bucket.s3_bucket_id, module.bucket.s3_bucket_arn]
}
