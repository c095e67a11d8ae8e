variable "context" {
  type = any
}
variable "suffix" {
  type = string
}
module "this" {
  source     = "../label"
  context    = var.context
  attributes = [var.suffix]
}
resource "aws_s3_bucket" "this" {
  count  = module.this.enabled ? 1 : 0
  bucket = module.this.id
  tags   = module.this.tags
}
output "arn" {
  value = one(aws_s3_bucket.this[*].arn)
}
