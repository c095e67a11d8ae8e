variable "vpc" { type = object({ id = string, cidr = string, name = optional(string, "def") }) }
variable "subnets" { type = set(string) }
variable "map" { type = map(string) }
variable "text" {
  type = string
  validation {
    condition     = startswith(var.text, "vpc=")
    error_message = "bad"
  }
}
variable "maybe" {
  type    = string
  default = "fallback"
}
resource "aws_route_table_association" "a" {
  for_each       = var.map
  subnet_id      = each.value
  route_table_id = aws_route_table.r.id
}
resource "aws_route_table" "r" {
  vpc_id = var.vpc.id
  tags   = { Name = var.vpc.name, Cidr = var.vpc.cidr, Maybe = coalesce(var.maybe, "m"), Text = var.text }
}
resource "aws_security_group" "g" {
  count  = var.vpc.cidr == null ? 0 : length(var.map)
  name   = "g${count.index}-${keys(var.map)[count.index]}"
  vpc_id = var.vpc.id
}
resource "terraform_data" "t" {
  input = {
    n      = length(var.subnets)
    keys   = keys(var.map)
    joined = join(",", var.subnets)
    first  = try(tolist(var.subnets)[0], "none")
    has    = contains(keys(var.map), "s1")
    eq     = var.vpc.cidr == "10.0.0.0/16"
    null   = var.maybe == null
    whole  = var.vpc
  }
}
output "joined" {
  value = join("-", values(var.map))
}
