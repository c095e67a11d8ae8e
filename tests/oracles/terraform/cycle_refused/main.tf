locals {
  a = local.b
  b = local.c
  c = local.a
}
resource "aws_s3_bucket" "this" {
  bucket = local.a
}
