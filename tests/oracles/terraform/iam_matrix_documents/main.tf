provider "aws" {
  region = "us-east-1"
}
variable "teams" {
  type = map(object({
    members  = set(string)
    buckets  = optional(map(string), {})
    boundary = optional(string)
    deny     = optional(list(string), [])
  }))
  default = {
    data = { members = ["zoe", "al"], buckets = { raw = "rw", curated = "r" }, deny = ["s3:DeleteBucket"] }
    web  = { members = ["bo"], boundary = "arn:aws:iam::aws:policy/PowerUserAccess" }
  }
}
data "aws_partition" "here" {}
data "aws_iam_policy_document" "base" {
  statement {
    sid    = "DenyInsecure"
    effect = "Deny"
    actions = ["s3:*"]
    resources = ["*"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = [1.2, "1.20"]
    }
  }
  statement {
    sid       = "Override"
    actions   = ["sts:GetCallerIdentity"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "team" {
  for_each                = var.teams
  version                 = each.key == "web" ? "2008-10-17" : null
  policy_id               = "team-${each.key}"
  source_policy_documents = [data.aws_iam_policy_document.base.json, jsonencode({ Statement = [{ Sid = "Raw", Effect = "Allow", Action = "ec2:Describe*", Resource = "*" }] })]
  override_policy_documents = [jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Override", Effect = "Deny", Action = ["sts:*"], Resource = ["*"] }] })]
  dynamic "statement" {
    for_each = each.value.buckets
    iterator = b
    content {
      sid       = title(b.key)
      actions   = b.value == "rw" ? ["s3:PutObject", "s3:GetObject"] : ["s3:GetObject"]
      resources = ["arn:${data.aws_partition.here.partition}:s3:::${b.key}/*", "arn:${data.aws_partition.here.partition}:s3:::${b.key}"]
    }
  }
  dynamic "statement" {
    for_each = length(each.value.deny) > 0 ? [each.value.deny] : []
    content {
      effect      = "Deny"
      not_actions = statement.value
      resources   = ["*"]
      not_principals {
        type        = "AWS"
        identifiers = sort([for m in each.value.members : "arn:aws:iam::111122223333:user/${m}"])
      }
    }
  }
}
resource "aws_iam_group" "team" {
  for_each = toset(keys(var.teams))
  name     = each.value
  path     = "/teams/${each.key}/"
}
resource "aws_iam_user" "member" {
  for_each             = { for pair in flatten([for t, v in var.teams : [for m in v.members : { team = t, name = m, boundary = v.boundary }]]) : "${pair.team}.${pair.name}" => pair }
  name                 = each.value.name
  permissions_boundary = each.value.boundary
  force_destroy        = each.value.team != "data"
  tags                 = { Team = title(each.value.team) }
}
resource "aws_iam_user_group_membership" "m" {
  for_each = aws_iam_user.member
  user     = each.value.name
  groups   = [aws_iam_group.team[split(".", each.key)[0]].name]
}
resource "aws_iam_policy" "team" {
  for_each = data.aws_iam_policy_document.team
  name     = "team-${each.key}"
  policy   = each.value.json
}
resource "aws_iam_group_policy_attachment" "a" {
  for_each   = aws_iam_group.team
  group      = each.value.name
  policy_arn = aws_iam_policy.team[each.key].arn
}
resource "aws_iam_group_policy" "minified" {
  group  = one([for g in aws_iam_group.team : g.name if startswith(g.name, "d")])
  policy = data.aws_iam_policy_document.team["data"].minified_json
}
