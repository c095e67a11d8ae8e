variable "spokes" {
  type = map(object({
    vpc     = string
    subnets = list(string)
    cidrs   = list(string)
    table   = optional(string, "spokes")
    to      = optional(list(string), ["shared"])
  }))
  default = {
    prod   = { vpc = "vpc-0000000000000aaaa", subnets = ["subnet-0000000000000aaa1", "subnet-0000000000000aaa2"], cidrs = ["10.1.0.0/16"] }
    dev    = { vpc = "vpc-0000000000000bbbb", subnets = ["subnet-0000000000000bbb1"], cidrs = ["10.2.0.0/16", "100.64.0.0/20"], to = ["shared", "spokes"] }
    shared = { vpc = "vpc-0000000000000cccc", subnets = ["subnet-0000000000000ccc1"], cidrs = ["10.3.0.0/16"], table = "shared", to = ["spokes", "shared"] }
  }
}

variable "sites" {
  type    = map(object({ ip = string, asn = optional(number, 65010), cidr = optional(string) }))
  default = { hq = { ip = "203.0.113.10" }, lab = { ip = "203.0.113.77", asn = 4200000100, cidr = "172.16.8.0/22" } }
}

locals {
  tables       = toset(concat(values(var.spokes)[*].table, flatten(values(var.spokes)[*].to)))
  propagations = { for p in flatten([for s, spec in var.spokes : [for t in spec.to : { key = "${s}>${t}", spoke = s, table = t }]]) : p.key => p }
  blackholes   = { for c in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] : replace(c, "/[./]/", "-") => c }
  domains      = { "corp.example.com" = ["10.99.0.2", "10.99.0.3"], "lab.example.com" = ["172.16.8.2"] }
}

resource "aws_ec2_transit_gateway" "this" {
  description                     = "hub"
  amazon_side_asn                 = 64532
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  transit_gateway_cidr_blocks     = [cidrsubnet("10.255.0.0/16", 8, 0)]
  tags                            = { Name = "hub" }
}

resource "aws_ec2_transit_gateway_route_table" "this" {
  for_each           = local.tables
  transit_gateway_id = aws_ec2_transit_gateway.this.id
  tags               = { Name = each.value }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  for_each                                        = var.spokes
  transit_gateway_id                              = aws_ec2_transit_gateway.this.id
  vpc_id                                          = each.value.vpc
  subnet_ids                                      = each.value.subnets
  appliance_mode_support                          = each.key == "shared" ? "enable" : "disable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
  tags                                            = { Name = each.key, Cidrs = join(" ", each.value.cidrs) }
}

resource "aws_ec2_transit_gateway_route_table_association" "this" {
  for_each                       = aws_ec2_transit_gateway_vpc_attachment.this
  transit_gateway_attachment_id  = each.value.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this[var.spokes[each.key].table].id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "this" {
  for_each                       = local.propagations
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.this[each.value.spoke].id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this[each.value.table].id
}

resource "aws_ec2_transit_gateway_route" "blackhole" {
  for_each                       = { for pair in setproduct(keys(local.blackholes), ["spokes"]) : join(".", pair) => { cidr = local.blackholes[pair[0]], table = pair[1] } }
  destination_cidr_block         = each.value.cidr
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this[each.value.table].id
}

resource "aws_customer_gateway" "site" {
  for_each   = var.sites
  bgp_asn    = each.value.asn < pow(2, 31) ? each.value.asn : null
  bgp_asn_extended = each.value.asn >= pow(2, 31) ? each.value.asn : null
  ip_address = each.value.ip
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "site" {
  for_each                 = var.sites
  customer_gateway_id      = aws_customer_gateway.site[each.key].id
  transit_gateway_id       = aws_ec2_transit_gateway.this.id
  type                     = aws_customer_gateway.site[each.key].type
  static_routes_only       = each.value.cidr != null
  tunnel1_ike_versions     = ["ikev2"]
  tunnel1_dpd_timeout_action = "restart"
  tunnel2_phase1_dh_group_numbers = [14, 20]
  remote_ipv4_network_cidr = each.value.cidr
}

resource "aws_ec2_transit_gateway_route" "site" {
  for_each                       = { for k, s in var.sites : k => s.cidr if s.cidr != null }
  destination_cidr_block         = each.value
  transit_gateway_attachment_id  = aws_vpn_connection.site[each.key].transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.this["shared"].id
}

resource "aws_ram_resource_share" "this" {
  name                      = "hub"
  allow_external_principals = false
}

resource "aws_ram_resource_association" "this" {
  resource_arn       = aws_ec2_transit_gateway.this.arn
  resource_share_arn = aws_ram_resource_share.this.arn
}

resource "aws_ram_principal_association" "this" {
  for_each           = toset(["444455556666", "777788889999"])
  principal          = each.key
  resource_share_arn = aws_ram_resource_share.this.arn
}

resource "aws_networkfirewall_rule_group" "domains" {
  name     = "domains"
  capacity = 100
  type     = "STATEFUL"
  rule_group {
    rule_variables {
      ip_sets {
        key = "HOME_NET"
        ip_set {
          definition = flatten([for s in var.spokes : s.cidrs])
        }
      }
    }
    rules_source {
      rules_source_list {
        generated_rules_type = "ALLOWLIST"
        target_types         = ["HTTP_HOST", "TLS_SNI"]
        targets              = [for d in keys(local.domains) : ".${d}"]
      }
    }
    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

resource "aws_networkfirewall_rule_group" "stateless" {
  name     = "stateless"
  capacity = 10
  type     = "STATELESS"
  rule_group {
    rules_source {
      stateless_rules_and_custom_actions {
        dynamic "stateless_rule" {
          for_each = [{ ports = [22, 3389], action = "drop" }, { ports = [443], action = "forward_to_sfe" }]
          iterator = it
          content {
            priority = (it.key + 1) * 10
            rule_definition {
              actions = ["aws:${it.value.action}"]
              match_attributes {
                protocols = [6]
                source {
                  address_definition = "0.0.0.0/0"
                }
                dynamic "destination_port" {
                  for_each = toset(it.value.ports)
                  content {
                    from_port = destination_port.value
                    to_port   = destination_port.key
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "this" {
  name = "hub"
  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]
    stateful_default_actions           = ["aws:drop_established"]
    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }
    stateful_rule_group_reference {
      priority     = 1
      resource_arn = aws_networkfirewall_rule_group.domains.arn
    }
    stateless_rule_group_reference {
      priority     = 20
      resource_arn = aws_networkfirewall_rule_group.stateless.arn
    }
  }
}

resource "aws_networkfirewall_firewall" "this" {
  name                = "hub"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.this.arn
  vpc_id              = var.spokes.shared.vpc
  delete_protection   = true
  dynamic "subnet_mapping" {
    for_each = toset(var.spokes["shared"].subnets)
    content {
      subnet_id = subnet_mapping.value
    }
  }
}

resource "aws_route53_resolver_endpoint" "this" {
  for_each           = toset(["INBOUND", "OUTBOUND"])
  name               = lower(each.key)
  direction          = each.key
  security_group_ids = ["sg-0123456789abcdef0"]
  dynamic "ip_address" {
    for_each = concat(var.spokes["prod"].subnets, var.spokes.dev.subnets)
    content {
      subnet_id = ip_address.value
    }
  }
}

resource "aws_route53_resolver_rule" "forward" {
  for_each             = local.domains
  domain_name          = each.key
  name                 = replace(each.key, ".", "-")
  rule_type            = "FORWARD"
  resolver_endpoint_id = aws_route53_resolver_endpoint.this["OUTBOUND"].id
  dynamic "target_ip" {
    for_each = each.value
    content {
      ip = target_ip.value
    }
  }
}

resource "aws_route53_resolver_rule_association" "this" {
  for_each         = { for pair in setproduct(keys(local.domains), keys(var.spokes)) : "${pair[1]}/${pair[0]}" => pair }
  resolver_rule_id = aws_route53_resolver_rule.forward[each.value[0]].id
  vpc_id           = var.spokes[each.value[1]].vpc
}
