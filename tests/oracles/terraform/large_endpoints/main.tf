module "endpoints" {
  source             = "../modules/vpc/modules/vpc-endpoints"
  region             = "us-east-1"
  vpc_id             = aws_vpc.this.id
  subnet_ids         = ["subnet-1", "subnet-2"]
  security_group_ids = ["sg-12345678"]
  endpoints = {
    s3 = {
      service_endpoint = "com.amazonaws.us-east-1.s3"
      service_type     = "Gateway"
      route_table_ids  = ["rtb-1"]
      policy           = data.aws_iam_policy_document.this.json
      tags             = { Name = "s3-endpoint" }
    }
    ecs = {
      service_endpoint    = "com.amazonaws.us-east-1.ecs"
      private_dns_enabled = true
      subnet_ids          = ["subnet-3"]
    }
    off = {
      create           = false
      service_endpoint = "com.amazonaws.us-east-1.sqs"
    }
  }
  create_security_group      = true
  security_group_name_prefix = "endpoints-"
  security_group_description = "endpoints"
  security_group_rules = {
    https = { description = "https", cidr_blocks = ["10.0.0.0/8"] }
    out   = { type = "egress", from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"] }
  }
  timeouts = { create = "5m" }
}
resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
data "aws_iam_policy_document" "this" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpc"
      values   = [aws_vpc.this.id]
    }
  }
}
