variable "token" {
  default   = "tok"
  ephemeral = true
}
resource "aws_s3_bucket" "b" {
  bucket = "b"
  tags   = { a = var.token, b = "x" }
}
