resource "aws_subnet" "a" {
  count             = 3
  vpc_id            = "vpc-12345678"
  cidr_block        = cidrsubnet("10.0.0.0/16", 4, count.index + 1)
  availability_zone = ["us-east-1a", "us-east-1b", "us-east-1c"][count.index]
}
resource "aws_subnet" "b" {
  count             = 2
  vpc_id            = aws_subnet.a[count.index + 1].vpc_id
  cidr_block        = cidrsubnet(aws_subnet.a[count.index].cidr_block, 4, 15)
  availability_zone = aws_subnet.a[count.index + 1].availability_zone
}
resource "aws_route_table_association" "b" {
  count          = length(aws_subnet.b)
  subnet_id      = aws_subnet.b[count.index].id
  route_table_id = "rtb-12345678"
}
