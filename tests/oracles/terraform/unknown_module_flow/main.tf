resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "s" {
  count      = 2
  vpc_id     = aws_vpc.v.id
  cidr_block = cidrsubnet(aws_vpc.v.cidr_block, 8, count.index)
}
module "m" {
  source  = "./m"
  vpc     = { id = aws_vpc.v.id, cidr = aws_vpc.v.cidr_block }
  subnets = aws_subnet.s[*].id
  map     = { for i, s in aws_subnet.s : "s${i}" => s.id }
  text    = "vpc=${aws_vpc.v.id}"
  maybe   = length(aws_subnet.s) > 5 ? aws_vpc.v.id : null
}
output "x" {
  value = module.m.joined
}
