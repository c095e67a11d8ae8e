module "data" {
  source = "./bucket"
  name   = "data"
}

module "open" {
  source = "./bucket"
  name   = "open"
}

module "guard" {
  source = "./guard"
  bucket = module.data.id
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = module.data.id
  versioning_configuration {
    status = "Enabled"
  }
}
