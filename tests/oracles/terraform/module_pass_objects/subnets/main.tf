variable "vpc" {
  type = object({ id = string, cidr_block = string, tags = map(string) })
}
variable "layout" {
  type = map(number)
}
locals {
  flat = flatten([for kind, count in var.layout : [for i in range(count) : { kind = kind, i = i }]])
}
resource "aws_subnet" "this" {
  for_each                = { for n, item in local.flat : "${item.kind}-${item.i}" => merge(item, { n = n }) }
  vpc_id                  = var.vpc.id
  cidr_block              = cidrsubnet(var.vpc.cidr_block, 8, each.value.n)
  map_public_ip_on_launch = each.value.kind == "public"
  tags                    = { Name = "${var.vpc.tags.Name}-${each.key}" }
}
output "all" {
  value = { for key, subnet in aws_subnet.this : key => { id = subnet.id, cidr = subnet.cidr_block, public = subnet.map_public_ip_on_launch } }
}
output "count" {
  value = length(aws_subnet.this)
}
