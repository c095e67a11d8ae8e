variable "name" {}
variable "items" { type = set(string) }
variable "log" {
  type     = string
  nullable = true
}

resource "aws_s3_bucket" "item" {
  for_each = var.items
  bucket   = "${var.name}-${each.value}"
  tags = {
    Log  = coalesce(var.log, "nowhere")
    Each = each.key
  }
}

output "names" {
  value = sort([for bucket in aws_s3_bucket.item : bucket.bucket])
}
output "arns" {
  value = { for key, bucket in aws_s3_bucket.item : key => bucket.arn }
}
