variable "tree" {
  default = {
    workloads = { accounts = ["prod", "stage"], deny = ["iam:CreateUser"] }
    sandbox   = { accounts = ["lab"], deny = ["ec2:RunInstances", "iam:*"] }
    empty     = { accounts = [], deny = [] }
  }
}
resource "aws_organizations_organizational_unit" "u" {
  for_each  = var.tree
  name      = each.key
  parent_id = "r-abcd"
}
resource "aws_organizations_account" "a" {
  for_each  = { for pair in flatten([for unit, about in var.tree : [for account in about.accounts : { unit = unit, account = account }]]) : pair.account => pair }
  name      = title(each.key)
  email     = "aws+${each.key}@example.org"
  parent_id = aws_organizations_organizational_unit.u[each.value.unit].id
}
data "aws_iam_policy_document" "scp" {
  for_each = { for unit, about in var.tree : unit => about if length(about.deny) > 0 }
  statement {
    effect    = "Deny"
    actions   = each.value.deny
    resources = ["*"]
    dynamic "condition" {
      for_each = contains(each.value.deny, "iam:*") ? ["arn:aws:iam::*:role/admin"] : []
      content {
        test     = "ArnNotLike"
        variable = "aws:PrincipalArn"
        values   = condition[*].value
      }
    }
  }
}
resource "aws_organizations_policy" "p" {
  for_each = data.aws_iam_policy_document.scp
  name     = each.key
  content  = each.value.json
}
resource "aws_organizations_policy_attachment" "a" {
  for_each  = aws_organizations_policy.p
  policy_id = each.value.id
  target_id = aws_organizations_organizational_unit.u[each.key].id
}
