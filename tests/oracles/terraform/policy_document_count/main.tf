variable "readers" {
  default = ["a", "b"]
}
data "aws_iam_policy_document" "each" {
  for_each = toset(var.readers)
  statement {
    sid       = "Read${title(each.key)}"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${each.value}/*"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents = [for document in data.aws_iam_policy_document.each : document.json]
}
data "aws_iam_policy_document" "never" {
  count = length(var.readers) > 5 ? 1 : 0
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "each" {
  for_each = data.aws_iam_policy_document.each
  name     = each.key
  policy   = each.value.json
}
resource "aws_iam_policy" "all" {
  name   = "all"
  policy = data.aws_iam_policy_document.all.json
}
resource "aws_iam_policy" "none" {
  name   = "none"
  policy = try(data.aws_iam_policy_document.never[0].json, jsonencode({ Version = "2012-10-17", Statement = [] }))
}
