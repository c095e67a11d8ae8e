module "vpc" {
  source                        = "../modules/vpc"
  name                          = "default-group"
  cidr                          = "10.9.0.0/16"
  manage_default_security_group = true
  default_security_group_ingress = [
    { description = "self", self = true, from_port = 0, to_port = 0, protocol = "-1" },
    { cidr_blocks = "10.0.0.0/8,192.168.0.0/16", from_port = 443, to_port = 443, protocol = "tcp" },
  ]
  default_security_group_egress = [{ cidr_blocks = "0.0.0.0/0" }]
  manage_default_route_table    = true
  default_route_table_routes    = [{ cidr_block = "0.0.0.0/0", gateway_id = "igw-12345678" }]
  default_route_table_tags      = { DefaultRouteTable = true }
}
