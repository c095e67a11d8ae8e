resource "aws_subnet" "s" {
  count      = 3
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}
resource "aws_route_table" "r" {
  count  = length(aws_subnet.s) - 1
  vpc_id = aws_subnet.s[count.index].vpc_id
}
resource "aws_route_table_association" "a" {
  count          = length(aws_subnet.s[*].id)
  subnet_id      = element(aws_subnet.s[*].id, count.index)
  route_table_id = element(aws_route_table.r.*.id, count.index)
}
resource "aws_eip" "e" {
  for_each = { for i, s in aws_subnet.s : "s${i}" => s.cidr_block if i % 2 == 0 }
  tags     = { Cidr = each.value, Host = cidrhost(each.value, -2) }
}
resource "aws_nat_gateway" "n" {
  for_each      = aws_eip.e
  allocation_id = each.value.id
  subnet_id     = aws_subnet.s[tonumber(trimprefix(each.key, "s"))].id
  tags          = { Name = "${each.key}-${length(aws_eip.e)}", Cidr = each.value.tags.Cidr }
}
resource "aws_route" "d" {
  count                  = length(keys(aws_nat_gateway.n))
  route_table_id         = aws_route_table.r[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = values(aws_nat_gateway.n)[count.index].id
}
resource "aws_ssm_parameter" "p" {
  for_each = zipmap(keys(aws_nat_gateway.n), values(aws_nat_gateway.n)[*].subnet_id)
  name     = "/nat/${each.key}"
  type     = "String"
  value    = each.value
}
resource "aws_network_acl_rule" "x" {
  for_each       = { for i, pair in setproduct(aws_subnet.s[*].cidr_block, [22, 443]) : i => pair }
  network_acl_id = "acl-1"
  rule_number    = 100 + each.key
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = each.value[0]
  from_port      = each.value[1]
  to_port        = each.value[1]
}
resource "terraform_data" "t" {
  input = {
    matched = matchkeys(aws_subnet.s[*].cidr_block, range(3), [0, 2])
    has     = contains(aws_subnet.s[*].cidr_block, "10.0.1.0/24")
    index   = index(aws_subnet.s[*].cidr_block, "10.0.2.0/24")
    last    = aws_subnet.s[length(aws_subnet.s) - 1].cidr_block
    chunks  = chunklist(aws_subnet.s[*].cidr_block, 2)
    rev     = reverse(aws_subnet.s)[0].cidr_block
    slice   = slice(aws_subnet.s, 1, 3)[*].cidr_block
    merged  = join(",", [for k, n in aws_nat_gateway.n : "${k}=${n.tags["Cidr"]}"])
    group   = { for s in aws_subnet.s : s.vpc_id => s.cidr_block... }
  }
}
