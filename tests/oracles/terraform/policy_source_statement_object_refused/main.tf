data "aws_iam_policy_document" "d" {
  source_policy_documents = [jsonencode({ Statement = { Effect = "Allow", Action = "ec2:Describe*", Resource = "*" } })]
}
