resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "s" {
  count      = 2
  vpc_id     = aws_vpc.v.id
  cidr_block = cidrsubnet(aws_vpc.v.cidr_block, 8, count.index)
}
resource "aws_instance" "i" {
  count         = 2
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = element(aws_subnet.s[*].id, count.index)
  tags          = { Name = "i${count.index}" }
}
resource "terraform_data" "d" {
  input = {
    ids      = aws_instance.i[*].id
    by_name  = { for instance in aws_instance.i : instance.tags.Name => instance.private_ip }
    types    = distinct(aws_instance.i[*].instance_type)
    count    = length(aws_instance.i)
    subnets  = zipmap(aws_subnet.s[*].cidr_block, aws_subnet.s[*].id)
    first    = try(aws_instance.i[0].private_ip, "none")
    url      = "http://${aws_instance.i[0].private_ip}:80"
    hosts    = [for subnet in aws_subnet.s : cidrhost(subnet.cidr_block, 10)]
    sets     = toset(aws_subnet.s[*].cidr_block)
    has_tags = contains(keys(aws_instance.i[0].tags), "Name")
    merged   = merge(aws_instance.i[0].tags, { Extra = aws_instance.i[1].id })
    az       = aws_subnet.s[0].availability_zone
    last     = aws_instance.i[length(aws_instance.i) - 1].ami
    cond     = aws_instance.i[0].public_ip != "" ? "public" : "private"
    formats  = formatlist("%s:%d", aws_instance.i[*].private_ip, 80)
    joined   = join(",", aws_subnet.s[*].cidr_block)
  }
}
