module "vpc" {
  source             = "../modules/vpc"
  name               = "vpn"
  cidr               = "10.10.0.0/16"
  azs                = ["us-east-1a", "us-east-1b"]
  private_subnets    = ["10.10.1.0/24", "10.10.2.0/24"]
  intra_subnets      = ["10.10.5.0/24"]
  enable_vpn_gateway = true
  amazon_side_asn    = 64620
  propagate_private_route_tables_vgw = true
  propagate_intra_route_tables_vgw   = true
  customer_gateways = {
    IP1 = { bgp_asn = 65112, ip_address = "1.2.3.4", device_name = "one" }
    IP2 = { bgp_asn = 65113, ip_address = "5.6.7.8" }
  }
  vpn_gateway_tags = { Vpn = "yes" }
}
