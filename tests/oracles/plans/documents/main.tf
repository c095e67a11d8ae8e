locals {
  bucket = aws_s3_bucket.b.id
  tags   = { Team = "x" }
}

resource "aws_s3_bucket" "b" {
  bucket = "acme-documents"
  tags   = local.tags
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = local.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "base" {
  statement {
    sid       = "base"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid       = "more"
    actions   = ["kms:Decrypt"]
    resources = ["arn:aws:kms:us-east-1:111122223333:key/x"]
  }
}

resource "aws_iam_role_policy" "all" {
  role   = "r"
  policy = data.aws_iam_policy_document.all.json
}

resource "terraform_data" "t" {
  input = "x"
}
