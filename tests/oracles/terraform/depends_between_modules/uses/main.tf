variable "name" {}
data "aws_region" "r" {}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::${var.name}"]
  }
}
resource "aws_sqs_queue" "q" {
  name = "q-${data.aws_region.r.name}"
  tags = { Region = data.aws_region.r.name, Name = var.name }
}
output "region" { value = data.aws_region.r.name }
output "json" { value = data.aws_iam_policy_document.d.json }
output "static" { value = "static" }
