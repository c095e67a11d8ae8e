resource "terraform_data" "seed" {
  input = "x"
}

locals {
  later = terraform_data.seed.id
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  tags = {
    Later = local.later
    Upper = upper(local.later)
    Known = terraform_data.seed.input
    Try   = try(local.later, "never")
    Cond  = local.later == "" ? "a" : "b"
    List  = join(",", ["a", local.later])
  }
}

resource "aws_security_group" "g" {
  name        = "g"
  description = "blocks of an unknown number"
  dynamic "ingress" {
    for_each = toset([local.later])
    content {
      from_port   = 1
      to_port     = 1
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_security_group" "mixed" {
  name        = "mixed"
  description = length(local.later) > 3 && false ? "x" : "y"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = concat(["10.0.0.0/8"], ["0.0.0.0/0"])
  }
}
