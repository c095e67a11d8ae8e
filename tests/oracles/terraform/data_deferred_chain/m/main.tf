data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["ec2:*"]
    resources = ["*"]
  }
}
data "aws_partition" "p" {}
output "json" { value = data.aws_iam_policy_document.d.json }
output "static" { value = "static" }
output "partition" { value = data.aws_partition.p.partition }
