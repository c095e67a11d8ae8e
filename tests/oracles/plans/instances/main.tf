variable "names" {
  type    = list(string)
  default = ["a", "b", "c"]
}

resource "aws_s3_bucket" "each" {
  for_each      = toset(var.names)
  bucket_prefix = "each-${each.key}-"
}

resource "aws_s3_bucket_versioning" "each" {
  for_each = toset(var.names)
  bucket   = aws_s3_bucket.each[each.key].id
  versioning_configuration {
    status = each.key == "a" ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket" "counted" {
  count         = 3
  bucket_prefix = "counted-"
}

resource "aws_s3_bucket_versioning" "counted" {
  count  = 3
  bucket = aws_s3_bucket.counted[count.index].id
  versioning_configuration {
    status = count.index == 1 ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_public_access_block" "chained" {
  for_each                = aws_s3_bucket.each
  bucket                  = each.value.id
  block_public_acls       = each.key == "b"
  block_public_policy     = each.key == "b"
  ignore_public_acls      = each.key == "b"
  restrict_public_buckets = each.key == "b"
}
