module "vpc" {
  source                       = "../modules/vpc"
  name                         = "acls"
  cidr                         = "10.4.0.0/16"
  azs                          = ["us-east-1a"]
  private_subnets              = ["10.4.1.0/24"]
  public_subnets               = ["10.4.2.0/24"]
  elasticache_subnets          = ["10.4.3.0/24"]
  public_dedicated_network_acl = true
  public_inbound_acl_rules     = concat(local.acls["default_inbound"], local.acls["public_inbound"])
  public_outbound_acl_rules    = concat(local.acls["default_outbound"], local.acls["public_outbound"])
  private_dedicated_network_acl     = false
  elasticache_dedicated_network_acl = true
  elasticache_outbound_acl_rules    = local.acls["elasticache_outbound"]
  manage_default_network_acl        = true
}
locals {
  acls = {
    default_inbound  = [{ rule_number = 900, rule_action = "allow", from_port = 1024, to_port = 65535, protocol = "tcp", cidr_block = "0.0.0.0/0" }]
    default_outbound = [{ rule_number = 900, rule_action = "allow", from_port = 32768, to_port = 65535, protocol = "tcp", cidr_block = "0.0.0.0/0" }]
    public_inbound = [
      { rule_number = 100, rule_action = "allow", from_port = 80, to_port = 80, protocol = "tcp", cidr_block = "0.0.0.0/0" },
      { rule_number = 110, rule_action = "allow", from_port = 22, to_port = 22, protocol = "tcp", cidr_block = "10.0.0.0/8" },
      { rule_number = 120, rule_action = "allow", icmp_code = -1, icmp_type = 8, protocol = "icmp", cidr_block = "10.0.0.0/22" },
      { rule_number = 130, rule_action = "allow", from_port = 443, to_port = 443, protocol = "tcp", ipv6_cidr_block = "::/0" },
    ]
    public_outbound      = [{ rule_number = 100, rule_action = "allow", from_port = 80, to_port = 80, protocol = "tcp", cidr_block = "0.0.0.0/0" }]
    elasticache_outbound = [{ rule_number = 100, rule_action = "deny", protocol = "-1", cidr_block = "0.0.0.0/0" }]
  }
}
