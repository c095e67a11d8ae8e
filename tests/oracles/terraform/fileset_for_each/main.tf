resource "aws_s3_object" "this" {
  for_each     = fileset("${path.module}/site", "**")
  bucket       = "site"
  key          = each.value
  source       = "${path.module}/site/${each.value}"
  etag         = filemd5("${path.module}/site/${each.value}")
  content_type = lookup({ html = "text/html", css = "text/css" }, reverse(split(".", each.value))[0], "application/octet-stream")
}
