variable "owner" {
  default = "ops"
}
locals {
  tags = { bucket = "kfc", owner = local.owner }
}
resource "aws_s3_bucket" "this" {
  bucket = "kfc"
  tags   = local.tags
}
locals {
  owner = upper(var.owner)
}
