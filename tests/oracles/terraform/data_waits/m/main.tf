variable "name" {
  default = "plain"
}

data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [var.name]
  }
}

output "json" {
  value = data.aws_iam_policy_document.d.json
}
