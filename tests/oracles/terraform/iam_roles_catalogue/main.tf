locals {
  catalogue = yamldecode(file("${path.module}/roles.yaml"))

  roles = {
    for role in local.catalogue.roles : role.name => merge(local.catalogue.defaults, role)
  }

  statements = {
    for name, role in local.roles : name => [
      for index, statement in try(role.statements, []) : {
        sid       = try(statement.sid, "Stmt${index}")
        effect    = lookup(statement, "effect", "Allow")
        actions   = flatten([statement.actions])
        resources = try(tolist(statement.resources), [statement.resources], ["*"])
        when      = try(statement.when, [])
      }
    ]
  }

  attachments = {
    for pair in flatten([
      for name, role in local.roles : [
        for policy in try(role.managed, []) : { role = name, policy = policy }
      ]
    ]) : "${pair.role}:${basename(pair.policy)}" => pair
  }
}

data "aws_iam_policy_document" "trust" {
  for_each = local.roles

  dynamic "statement" {
    for_each = { for kind, who in each.value.trust : kind => flatten([who]) }
    content {
      sid     = "Trust${title(statement.key)}"
      actions = [statement.key == "federated" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole"]
      principals {
        type        = { service = "Service", account = "AWS", federated = "Federated" }[statement.key]
        identifiers = [for who in statement.value : statement.key == "service" ? "${who}.amazonaws.com" : who]
      }
      dynamic "condition" {
        for_each = statement.key == "federated" ? try(each.value.subjects, []) : []
        iterator = subject
        content {
          test     = length(regexall("\\*", subject.value)) > 0 ? "StringLike" : "StringEquals"
          variable = "token.example.com:sub"
          values   = [subject.value]
        }
      }
    }
  }
}

data "aws_iam_policy_document" "inline" {
  for_each = { for name, list in local.statements : name => list if length(list) > 0 }

  dynamic "statement" {
    for_each = each.value
    content {
      sid       = statement.value.sid
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources
      dynamic "condition" {
        for_each = statement.value.when
        content {
          test     = condition.value[0]
          variable = condition.value[1]
          values   = slice(condition.value, 2, length(condition.value))
        }
      }
    }
  }
}

resource "aws_iam_role" "this" {
  for_each              = local.roles
  name                  = each.key
  path                  = each.value.path
  max_session_duration  = each.value.hours * 3600
  assume_role_policy    = data.aws_iam_policy_document.trust[each.key].json
  force_detach_policies = try(each.value.force, null)
  tags                  = { for key, value in merge(local.catalogue.tags, try(each.value.tags, {})) : title(key) => tostring(value) }
}

resource "aws_iam_role_policy" "inline" {
  for_each = data.aws_iam_policy_document.inline
  name     = "${each.key}-inline"
  role     = aws_iam_role.this[each.key].name
  policy   = each.value.json
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each   = local.attachments
  role       = aws_iam_role.this[each.value.role].id
  policy_arn = startswith(each.value.policy, "arn:") ? each.value.policy : "arn:aws:iam::aws:policy/${each.value.policy}"
}

resource "aws_iam_instance_profile" "this" {
  for_each = toset([for name, role in local.roles : name if contains(flatten([try(role.trust.service, [])]), "ec2")])
  name     = each.value
  role     = aws_iam_role.this[each.value].name
}
