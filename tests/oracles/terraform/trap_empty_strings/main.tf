resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  key_name      = ""
  user_data     = ""
  tags          = { Empty = "", Space = " " }
}
resource "aws_kms_key" "this" {
  description = ""
}
resource "aws_s3_bucket" "this" {
  bucket = coalesce("", "fallback")
}
resource "aws_iam_user" "this" {
  name = "x"
  path = "" == "" ? "/" : ""
  tags = {}
}
