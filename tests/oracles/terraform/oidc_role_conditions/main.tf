variable "repositories" {
  type    = map(object({ branches = optional(list(string), ["main"]), environments = optional(set(string), []), arns = optional(list(string), []) }))
  default = { "org/app" = { environments = ["prod", "dev"] }, "org/lib" = { branches = ["main", "release/*"], arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }
}
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}
data "aws_iam_policy_document" "trust" {
  for_each = var.repositories
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringLike"
      variable = "${trimprefix(aws_iam_openid_connect_provider.github.url, "https://")}:sub"
      values   = concat([for branch in each.value.branches : "repo:${each.key}:ref:refs/heads/${branch}"], [for name in each.value.environments : "repo:${each.key}:environment:${name}"])
    }
  }
}
data "aws_iam_policy_document" "static" {
  policy_id = "fixed"
  version   = "2012-10-17"
  dynamic "statement" {
    for_each = setproduct(["s3", "sqs"], ["Get*", "List*"])
    content {
      sid       = join("", [title(statement.value[0]), trimsuffix(statement.value[1], "*")])
      actions   = ["${statement.value[0]}:${statement.value[1]}"]
      resources = ["*"]
    }
  }
}
resource "aws_iam_role" "r" {
  for_each             = var.repositories
  name                 = replace(each.key, "/", "-")
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  max_session_duration = 3600 * length(each.value.branches)
  managed_policy_arns  = length(each.value.arns) > 0 ? each.value.arns : null
}
resource "aws_iam_role_policy" "p" {
  for_each = aws_iam_role.r
  role     = each.value.name
  policy   = data.aws_iam_policy_document.static.json
}
