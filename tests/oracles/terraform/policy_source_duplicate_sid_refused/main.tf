data "aws_iam_policy_document" "a" {
  statement {
    sid       = "A"
    actions   = ["a:*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "d" {
  source_policy_documents = [data.aws_iam_policy_document.a.json, data.aws_iam_policy_document.a.json]
}
resource "terraform_data" "t" {
  input = data.aws_iam_policy_document.d.json
}
