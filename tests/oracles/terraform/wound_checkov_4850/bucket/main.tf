variable "name" {}
variable "region" {}
resource "aws_s3_bucket" "this" {
  bucket = "${var.name}-bucket"
  tags   = { Region = var.region }
}
