resource "aws_iam_role" "r" {
  for_each             = { app = 3600, ops = "7200" }
  name                 = each.key
  max_session_duration = each.value
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
  tags                 = { Team = each.key }
}
resource "aws_subnet" "s" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
  tags       = { Name = "s${count.index}" }
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
module "one" {
  source  = "./typed"
  role    = aws_iam_role.r["app"]
  roles   = aws_iam_role.r
  subnets = aws_subnet.s
  vpc     = aws_vpc.v
}
module "two" {
  source  = "./typed"
  role    = { name = "made", arn = "arn:made", max_session_duration = "60" }
  roles   = { for k, r in aws_iam_role.r : k => r if k != "ops" }
  subnets = [aws_subnet.s[1]]
  vpc     = { id = "vpc-x", cidr_block = "10.9.0.0/16", extra = true }
}
