module "bucket" {
  source = "./bucket"
  name   = "logs"
}
resource "aws_s3_bucket_logging" "this" {
  bucket        = "other"
  target_bucket = module.bucket.id
  target_prefix = "${module.bucket.name}/"
}
