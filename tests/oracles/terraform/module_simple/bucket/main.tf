variable "name" {
  type = string
}
variable "versioned" {
  type    = bool
  default = true
}
resource "aws_s3_bucket" "this" {
  bucket = "acme-${var.name}"
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = var.versioned ? "Enabled" : "Suspended"
  }
}
output "id" {
  value = aws_s3_bucket.this.id
}
output "name" {
  value = aws_s3_bucket.this.bucket
}
