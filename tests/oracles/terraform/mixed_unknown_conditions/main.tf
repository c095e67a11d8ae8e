resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
locals {
  is_main = aws_vpc.this.main_route_table_id == aws_vpc.this.default_route_table_id
  flag    = aws_vpc.this.enable_network_address_usage_metrics
}
resource "aws_instance" "this" {
  ami                  = local.is_main ? "ami-1" : "ami-2"
  instance_type        = "t3.micro"
  monitoring           = local.is_main && true
  iam_instance_profile = local.is_main ? "x" : null
  user_data_base64     = base64encode(aws_vpc.this.id)
  tags                 = { Main = local.is_main, Fixed = "x", Formatted = format("vpc=%s", aws_vpc.this.id), Joined = join("-", ["a", aws_vpc.this.id]) }
}
resource "terraform_data" "this" {
  input = {
    list     = local.is_main ? ["a"] : ["b", "c"]
    map      = { a = local.is_main ? 1 : 2 }
    in_list  = contains(["a"], aws_vpc.this.id)
    short    = local.is_main || true
    both     = local.is_main && false
    keys     = keys({ a = aws_vpc.this.id })
    object   = { vpc = aws_vpc.this.id, name = "known" }.name
    index    = ["a", aws_vpc.this.id][0]
    string   = "${aws_vpc.this.cidr_block}-known"
    replaced = replace("known", "k", aws_vpc.this.id)
  }
}
