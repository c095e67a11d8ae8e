locals {
  config = jsondecode(templatefile("${path.module}/roles.json.tftpl", { org = "acme", branches = ["main", "release"], account = 111122223333 }))
  roles  = { for r in local.config.roles : r.name => r }
}
resource "aws_iam_role" "this" {
  for_each             = local.roles
  name                 = each.key
  max_session_duration = lookup(each.value, "duration", 3600)
  permissions_boundary = lookup(each.value, "boundary", null)
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for i, subject in each.value.subjects : {
        Sid       = format("S%02d", i)
        Effect    = "Allow"
        Principal = { Federated = each.value.provider }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = merge(
          { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } },
          strcontains(subject, "*") ? { StringLike = { "token.actions.githubusercontent.com:sub" = subject } } : { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com", "token.actions.githubusercontent.com:sub" = subject } },
        )
      }
    ]
  })
  dynamic "inline_policy" {
    for_each = try(each.value.inline, null) == null ? [] : [each.value.inline]
    content {
      name   = "inline"
      policy = jsonencode(inline_policy.value)
    }
  }
  tags = { Subjects = length(each.value.subjects), Hash = substr(md5(jsonencode(each.value)), 0, 8) }
}
resource "aws_iam_role_policy_attachment" "this" {
  for_each   = { for pair in flatten([for name, r in local.roles : setproduct([name], try(r.policies, []))]) : pair => pair if can(regex("^arn:", pair)) }
  role       = aws_iam_role.this["deploy"].name
  policy_arn = each.value
}
