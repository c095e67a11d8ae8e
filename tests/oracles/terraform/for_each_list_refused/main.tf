resource "aws_s3_bucket" "this" {
  for_each = ["a", "b"]
  bucket   = each.key
}
