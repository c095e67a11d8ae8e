variable "name" {}
variable "writers" {
  type = list(string)
}
variable "tags" {}
resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = var.tags
}
resource "aws_iam_user" "this" {
  for_each = toset(var.writers)
  name     = "${var.name}-${each.key}"
}
