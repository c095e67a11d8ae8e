variable "subnets" {
  type = map(object({ cidr = string, zone = optional(string, "a"), routes = optional(list(object({ to = string, via = optional(string) })), []) }))
  validation {
    condition     = alltrue([for s in var.subnets : can(cidrhost(s.cidr, 0))])
    error_message = "Not a range: ${join(", ", [for k, s in var.subnets : k if !can(cidrhost(s.cidr, 0))])}."
  }
  validation {
    condition     = length(distinct(values(var.subnets)[*].cidr)) == length(var.subnets)
    error_message = "Ranges twice."
  }
  validation {
    condition     = alltrue(flatten([for s in var.subnets : [for r in s.routes : r.via == null ? true : contains(keys(var.gateways), r.via)]]))
    error_message = "A route leads nowhere."
  }
  default = {
    one = { cidr = "10.0.0.0/24", routes = [{ to = "0.0.0.0/0", via = "igw" }, { to = "10.0.0.0/8" }] }
    two = { cidr = "10.0.1.0/24", zone = "b" }
  }
}
variable "gateways" {
  type     = map(string)
  default  = { igw = "igw-1" }
  nullable = false
  validation {
    condition     = length([for g in var.gateways : g if !startswith(g, "igw-")]) == 0
    error_message = "Only internet gateways."
  }
}
variable "size" {
  type    = string
  default = "m"
  validation {
    condition     = contains(["s", "m", "l"], lower(var.size)) && (var.size == "l" ? length(var.subnets) > 2 : true)
    error_message = "Size does not fit."
  }
}
resource "aws_subnet" "s" {
  for_each          = var.subnets
  vpc_id            = "vpc-1"
  cidr_block        = each.value.cidr
  availability_zone = "us-east-1${each.value.zone}"
}
resource "aws_route_table" "r" {
  for_each = var.subnets
  vpc_id   = "vpc-1"
  route    = [for r in each.value.routes : { cidr_block = r.to, gateway_id = try(var.gateways[r.via], "local"), carrier_gateway_id = null, core_network_arn = null, destination_prefix_list_id = null, egress_only_gateway_id = null, ipv6_cidr_block = null, local_gateway_id = null, nat_gateway_id = null, network_interface_id = null, transit_gateway_id = null, vpc_endpoint_id = null, vpc_peering_connection_id = null }]
}
