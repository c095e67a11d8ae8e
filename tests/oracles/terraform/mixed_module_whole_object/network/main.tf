resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "this" {
  for_each                = { a = true, b = false }
  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 8, index(["a", "b"], each.key))
  map_public_ip_on_launch = each.value
}
output "vpc" {
  value = aws_vpc.this
}
output "subnets" {
  value = { for key, subnet in aws_subnet.this : key => { id = subnet.id, cidr = subnet.cidr_block, public = subnet.map_public_ip_on_launch } }
}
output "resources" {
  value = aws_subnet.this
}
