variable "name" {
  type = string
}
variable "versioned" {
  type = bool
}
variable "tags" {
  type    = map(string)
  default = { never = "used" }
}
resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = merge({ Name = var.name }, var.tags)
}
resource "aws_s3_bucket_versioning" "this" {
  count  = var.versioned ? 1 : 0
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}
output "id" {
  value = aws_s3_bucket.this.id
}
output "name" {
  value = aws_s3_bucket.this.bucket
}
output "versioned" {
  value = length(aws_s3_bucket_versioning.this) == 1
}
