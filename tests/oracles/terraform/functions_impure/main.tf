resource "aws_s3_bucket" "this" {
  bucket = "acme-${uuid()}"
  tags   = { Name = "x" }
}
resource "terraform_data" "this" {
  input = { now = timestamp(), secret = bcrypt("x"), year = formatdate("YYYY", timestamp()), known = "k" }
}
