module "logs" {
  source                   = "../modules/s3-bucket"
  bucket                   = "chain-logs"
  acl                      = "log-delivery-write"
  owner                    = { id = "x" }
  control_object_ownership = true
}
module "data" {
  source  = "../modules/s3-bucket"
  bucket  = "chain-data"
  logging = { target_bucket = module.logs.s3_bucket_id, target_prefix = "data/" }
}
resource "aws_iam_policy" "this" {
  name = "read"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${module.data.s3_bucket_arn}/*", module.logs.s3_bucket_arn] }]
  })
}
