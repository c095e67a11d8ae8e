variable "users" {
  type = any
  default = {
    acme  = { keys = ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7 acme"], folders = { in = "rw", out = "r" } }
    globe = { keys = ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC8 a", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC9 b"], folders = { drop = "rw" }, ips = ["198.51.100.0/24"] }
  }
}

locals {
  actions = {
    r = ["s3:GetObject"]
    w = ["s3:PutObject", "s3:DeleteObject"]
  }
  keys = { for pair in flatten([for u, s in var.users : [for i, k in s.keys : { id = "${u}-${i}", user = u, body = k }]]) : pair.id => pair }
  mappings = { for u, s in var.users : u => [for f, m in s.folders : { entry = "/${f}", target = "/${aws_s3_bucket.drop.id}/${u}/${f}" }] }
}

resource "aws_s3_bucket" "drop" {
  bucket = "acme-partner-drop"
}

resource "aws_transfer_server" "this" {
  identity_provider_type      = "SERVICE_MANAGED"
  protocols                   = ["SFTP"]
  endpoint_type               = "VPC"
  security_policy_name        = "TransferSecurityPolicy-2024-01"
  logging_role                = aws_iam_role.logging.arn
  structured_log_destinations = ["${aws_cloudwatch_log_group.this.arn}:*"]
  endpoint_details {
    vpc_id                 = "vpc-0123456789abcdef0"
    subnet_ids             = ["subnet-0123456789abcdef0"]
    security_group_ids     = [aws_security_group.sftp.id]
    address_allocation_ids = aws_eip.sftp[*].allocation_id
  }
  workflow_details {
    on_upload {
      execution_role = aws_iam_role.logging.arn
      workflow_id    = aws_transfer_workflow.scan.id
    }
  }
  tags = { Users = join(" ", keys(var.users)) }
}

resource "aws_eip" "sftp" {
  count  = 1
  domain = "vpc"
}

resource "aws_security_group" "sftp" {
  name        = "sftp"
  description = "Partners"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "partner" {
  for_each          = merge([for u, s in var.users : { for c in try(s.ips, ["0.0.0.0/0"]) : "${u} ${c}" => c }]...)
  security_group_id = aws_security_group.sftp.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = each.value
  description       = "for ${split(" ", each.key)[0]}"
}

resource "aws_cloudwatch_log_group" "this" {
  name_prefix       = "/transfer/"
  retention_in_days = 90
}

resource "aws_transfer_workflow" "scan" {
  description = "Copies what arrives"
  steps {
    type = "COPY"
    copy_step_details {
      name                 = "keep"
      source_file_location = "$${original.file}"
      overwrite_existing   = "TRUE"
      destination_file_location {
        s3_file_location {
          bucket = aws_s3_bucket.drop.bucket
          key    = "kept/$${Transfer:UserName}/"
        }
      }
    }
  }
  steps {
    type = "TAG"
    tag_step_details {
      name                 = "mark"
      source_file_location = "$${previous.file}"
      tags {
        key   = "scanned"
        value = "yes"
      }
    }
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["transfer.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "user" {
  for_each = var.users
  statement {
    sid       = "List"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.drop.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = [for f in keys(each.value.folders) : "${each.key}/${f}/*"]
    }
  }
  dynamic "statement" {
    for_each = each.value.folders
    iterator = folder
    content {
      sid       = title(folder.key)
      actions   = flatten([for letter in split("", folder.value) : local.actions[letter]])
      resources = ["${aws_s3_bucket.drop.arn}/${each.key}/${folder.key}/*"]
    }
  }
}

resource "aws_iam_role" "logging" {
  name               = "transfer-logging"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role" "user" {
  for_each           = var.users
  name               = "transfer-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "user" {
  for_each = aws_iam_role.user
  name     = "folders"
  role     = each.value.name
  policy   = data.aws_iam_policy_document.user[each.key].json
}

resource "aws_transfer_user" "this" {
  for_each            = var.users
  server_id           = aws_transfer_server.this.id
  user_name           = each.key
  role                = aws_iam_role.user[each.key].arn
  home_directory_type = "LOGICAL"
  dynamic "home_directory_mappings" {
    for_each = local.mappings[each.key]
    content {
      entry  = home_directory_mappings.value.entry
      target = home_directory_mappings.value.target
    }
  }
}

resource "aws_transfer_ssh_key" "this" {
  for_each  = local.keys
  server_id = aws_transfer_server.this.id
  user_name = aws_transfer_user.this[each.value.user].user_name
  body      = each.value.body
}
