module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "simple"
}
