provider "aws" {
  region = "us-east-1"
}
resource "aws_s3_bucket" "b" {
  bucket = "deferred-chain"
}
data "aws_iam_policy_document" "known" {
  statement {
    sid       = "A"
    actions   = ["s3:GetObject", "s3:*"]
    resources = ["arn:aws:s3:::deferred-chain/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "waits" {
  source_policy_documents = [data.aws_iam_policy_document.known.json]
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.b.arn]
  }
}
data "aws_iam_policy_document" "depends" {
  depends_on = [aws_s3_bucket.b]
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["*"]
  }
}
module "m" {
  source     = "./m"
  depends_on = [aws_s3_bucket.b]
}
module "n" {
  source = "./m"
}
resource "aws_iam_policy" "p" {
  for_each = {
    known   = data.aws_iam_policy_document.known.json
    waits   = data.aws_iam_policy_document.waits.json
    depends = data.aws_iam_policy_document.depends.json
    m       = module.m.json
    n       = module.n.json
  }
  name   = each.key
  policy = each.value
}
resource "terraform_data" "t" {
  input = [data.aws_iam_policy_document.depends.statement[0].actions, module.m.static, module.m.partition, module.n.partition, length(data.aws_iam_policy_document.waits.statement)]
}
