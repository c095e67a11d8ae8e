data "aws_iam_policy_document" "d" {
  count = 3
  dynamic "statement" {
    for_each = range(count.index)
    content {
      actions   = ["s3:Get${statement.value}"]
      resources = ["*"]
    }
  }
}

locals {
  statements = flatten([for document in data.aws_iam_policy_document.d : try(jsondecode(document.json).Statement, [])])
}

resource "aws_ssm_parameter" "p" {
  count = length(local.statements)
  name  = "p-${count.index}"
  type  = "String"
  value = jsonencode(local.statements[count.index])
}

resource "aws_iam_policy" "p" {
  for_each = { for index, document in data.aws_iam_policy_document.d : "n${index}" => document.json if try(length(document.statement), 0) > 0 }
  name     = each.key
  policy   = each.value
}

resource "terraform_data" "d" {
  input = data.aws_iam_policy_document.d[*].minified_json
}
