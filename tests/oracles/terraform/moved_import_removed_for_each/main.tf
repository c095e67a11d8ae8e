locals {
  buckets = { logs = "moved-logs-x", data = "moved-data-x" }
}
resource "aws_s3_bucket" "all" {
  for_each = local.buckets
  bucket   = each.value
}
resource "terraform_data" "kept" {
  count = 2
  input = count.index
}
module "m" {
  source   = "./m"
  for_each = local.buckets
  name     = each.value
}
moved {
  from = aws_s3_bucket.logs
  to   = aws_s3_bucket.all["logs"]
}
moved {
  from = aws_s3_bucket.all[0]
  to   = aws_s3_bucket.all["data"]
}
moved {
  from = terraform_data.old
  to   = terraform_data.kept
}
moved {
  from = module.old
  to   = module.m["logs"]
}
removed {
  from = aws_sns_topic.gone
  lifecycle {
    destroy = false
  }
}
removed {
  from = module.gone
  lifecycle {
    destroy = true
  }
}
check "named" {
  assert {
    condition     = alltrue([for b in aws_s3_bucket.all : startswith(b.bucket, "moved-")])
    error_message = "Bad names: ${join(", ", [for b in aws_s3_bucket.all : b.bucket])}"
  }
}
