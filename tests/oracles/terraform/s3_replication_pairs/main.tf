locals {
  pairs = { for pair in setproduct(["orders", "users"], ["eu", "ap"]) : join("-", pair) => { source = pair[0], to = pair[1] } }
}
resource "aws_s3_bucket" "from" {
  for_each = toset([for pair in local.pairs : pair.source])
  bucket   = "from-${each.key}"
}
resource "aws_s3_bucket" "to" {
  for_each = local.pairs
  bucket   = "to-${each.key}"
}
resource "aws_iam_role" "r" {
  name               = "replicate"
  assume_role_policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
}
resource "aws_s3_bucket_replication_configuration" "r" {
  for_each = aws_s3_bucket.from
  bucket   = each.value.id
  role     = aws_iam_role.r.arn
  dynamic "rule" {
    for_each = [for key, pair in local.pairs : merge(pair, { key = key }) if pair.source == each.key]
    content {
      id       = rule.value.key
      priority = rule.key + 1
      status   = rule.value.to == "ap" ? "Disabled" : "Enabled"
      filter {
        prefix = "${rule.value.to}/"
      }
      delete_marker_replication {
        status = "Enabled"
      }
      destination {
        bucket        = aws_s3_bucket.to[rule.value.key].arn
        storage_class = upper("standard_ia")
      }
    }
  }
}
