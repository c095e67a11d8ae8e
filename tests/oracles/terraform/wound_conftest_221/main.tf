resource "aws_s3_bucket" "insecure" {
  bucket = var.bucket
}
resource "aws_s3_bucket_acl" "insecure" {
  bucket = aws_s3_bucket.insecure.id
  acl    = var.acl
}
