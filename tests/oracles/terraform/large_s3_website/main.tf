module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "website"
  website = {
    index_document = "index.html"
    error_document = "error.html"
    routing_rules = [
      {
        condition = { key_prefix_equals = "docs/" }
        redirect  = { replace_key_prefix_with = "documents/" }
      },
      {
        condition = { http_error_code_returned_equals = 404, key_prefix_equals = "archive/" }
        redirect  = { host_name = "archive.myhost", http_redirect_code = 301, protocol = "https", replace_key_with = "not_found.html" }
      },
    ]
  }
  cors_rule = [
    { allowed_methods = ["PUT", "POST"], allowed_origins = ["https://a.example"], allowed_headers = ["*"], expose_headers = ["ETag"], max_age_seconds = 3000 },
    { allowed_methods = ["GET"], allowed_origins = ["*"] },
  ]
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}
