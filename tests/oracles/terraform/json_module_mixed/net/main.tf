variable "name" { type = string }
variable "cidr" { type = string }
variable "tags" { type = map(string) }
resource "aws_vpc" "v" {
  cidr_block = var.cidr
  tags       = merge(var.tags, { Name = var.name })
}
output "name" { value = "${var.name}/${aws_vpc.v.cidr_block}" }
