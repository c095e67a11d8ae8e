resource "aws_vpc" "closed" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "opened" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "unmanaged" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.closed.id
}

resource "aws_default_security_group" "opened" {
  vpc_id = aws_vpc.opened.id
}

resource "aws_vpc_security_group_ingress_rule" "opened" {
  security_group_id = aws_default_security_group.opened.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_flow_log" "closed" {
  vpc_id          = aws_vpc.closed.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = aws_cloudwatch_log_group.flow.arn
}

resource "aws_flow_log" "opened" {
  vpc_id          = aws_vpc.opened.id
  traffic_type    = "REJECT"
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = aws_cloudwatch_log_group.flow.arn
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "flow"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_kms_key" "logs" {
  description = "logs"
}

resource "aws_iam_role" "flow" {
  name               = "flow"
  assume_role_policy = data.aws_iam_policy_document.flow.json
}

data "aws_iam_policy_document" "flow" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }
  }
}
