provider "aws" {
  region = "eu-north-1"
  default_tags {
    tags = { Owner = "core", Cost = 12 }
  }
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "v", Cost = 7, On = true }
}
resource "aws_vpc" "plain" {
  cidr_block = "10.1.0.0/16"
}
resource "aws_subnet" "s" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
  tags       = merge(aws_vpc.v.tags, { Name = "${aws_vpc.v.tags.Name}-s" })
}
resource "aws_subnet" "t" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
  tags       = { for k, v in aws_vpc.v.tags_all : lower(k) => "${v}!" }
}
resource "terraform_data" "t" {
  input = {
    name    = aws_vpc.v.tags["Name"]
    cost    = aws_vpc.v.tags.Cost
    all     = aws_vpc.v.tags_all
    keys    = keys(aws_vpc.v.tags_all)
    look    = lookup(aws_vpc.v.tags, "Nope", "d")
    try     = try(aws_vpc.v.tags.Nope, "t")
    none    = aws_vpc.plain.tags
    nonekey = try(aws_vpc.plain.tags["Name"], "no name")
    plain   = aws_vpc.plain.tags_all
    can     = can(aws_vpc.plain.tags.Name)
    co      = coalesce(try(aws_vpc.plain.tags.Name, null), aws_subnet.s.tags.Name)
    merged  = merge(aws_vpc.plain.tags, { a = 1 })
    on      = aws_vpc.v.tags.On == "true"
    json    = jsonencode(aws_subnet.s.tags)
    size    = length(aws_subnet.t.tags_all)
  }
}
