data "aws_iam_policy_document" "known" {
  policy_id = "pid"
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket", "s3:GetObject"]
    resources = ["arn:aws:s3:::acme/*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:root"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:username"
      values   = ["&{aws:username}"]
    }
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["", "home/"]
    }
  }
  statement {
    effect      = "Deny"
    not_actions = ["iam:*"]
    resources   = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [data.aws_iam_policy_document.known.json]
  statement {
    sid       = "Read"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "known" {
  name   = "known"
  policy = data.aws_iam_policy_document.known.json
}

resource "aws_iam_policy" "merged" {
  name   = "merged"
  policy = data.aws_iam_policy_document.merged.json
}

resource "aws_iam_policy" "encoded" {
  name = "encoded"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:*"], Resource = "*", Condition = null },
      { Effect = "Deny", Action = "iam:*", Resource = ["a<b>&c"] },
    ]
  })
}

resource "aws_iam_role" "heredoc" {
  name               = "heredoc"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "${join(".", ["ec2", "amazonaws.com"])}"}, "Action": "sts:AssumeRole"}
      ]
    }
  EOT
}

resource "aws_sqs_queue" "text" {
  name   = "text"
  policy = "${data.aws_iam_policy_document.known.json}"
  tags   = { Length = length(jsonencode({ a = [1, "x"] })), Text = "=${jsonencode({ b = true, a = "<" })}" }
}
