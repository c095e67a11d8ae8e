module "bucket" {
  source        = "../modules/s3-bucket"
  bucket        = "policied"
  attach_policy = true
  policy        = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Own", Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::policied/*" }] })
}
