variable "name" {
  default = "default"
}
variable "other" {
  default = "default"
}
resource "aws_s3_bucket" "this" {
  bucket = "acme-${var.name}-${var.other}"
}
