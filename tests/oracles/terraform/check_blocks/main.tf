variable "name" {
  default = "acme"
}
resource "aws_s3_bucket" "this" {
  bucket = var.name
  lifecycle {
    precondition {
      condition     = length(var.name) > 2
      error_message = "Too short."
    }
    postcondition {
      condition     = self.bucket != ""
      error_message = "Empty."
    }
    prevent_destroy = true
    ignore_changes  = [tags]
  }
}
check "name" {
  data "aws_iam_policy_document" "inside" {
    statement {
      actions   = ["s3:*"]
      resources = ["*"]
    }
  }
  assert {
    condition     = startswith(var.name, "x")
    error_message = "Should start with x: ${data.aws_iam_policy_document.inside.json}"
  }
}
output "bucket" {
  value = aws_s3_bucket.this.bucket
  precondition {
    condition     = aws_s3_bucket.this.bucket == "acme"
    error_message = "Not acme."
  }
}
