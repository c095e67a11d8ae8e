resource "aws_security_group" "s" {
  name = "s"
  dynamic "ingress" {
    for_each = { ssh = 22, https = 443, high = 8080, again = 443 }
    content {
      description = ingress.key == "again" ? "https" : ingress.key
      protocol    = ingress.value == 443 ? "6" : "TCP"
      from_port   = ingress.value
      to_port     = tostring(ingress.value)
      cidr_blocks = ingress.value == 8080 ? null : ["10.${ingress.value % 7}.0.0/16", "10.0.0.0/16"]
      self        = ingress.value == 8080
    }
  }
  egress = [for p in [53, 5]: { protocol = "udp", from_port = p, to_port = p, cidr_blocks = ["0.0.0.0/0"], description = null, ipv6_cidr_blocks = null, prefix_list_ids = [], security_groups = null, self = null }]
}
resource "aws_network_acl" "n" {
  vpc_id = "vpc-1"
  ingress {
    rule_no    = 200
    protocol   = "tcp"
    action     = "allow"
    cidr_block = "10.2.0.0/16"
    from_port  = 1
    to_port    = 2
  }
  ingress {
    rule_no    = "100"
    protocol   = "-1"
    action     = "deny"
    cidr_block = "10.1.0.0/16"
    from_port  = 0
    to_port    = 0
  }
}
resource "terraform_data" "t" {
  input = {
    all    = aws_security_group.s.ingress
    ports  = [for r in aws_security_group.s.ingress : r.from_port]
    names  = aws_security_group.s.ingress[*].description
    protos = distinct([for r in aws_security_group.s.ingress : r.protocol])
    count  = length(aws_security_group.s.ingress)
    egress = [for r in aws_security_group.s.egress : "${r.protocol}/${r.to_port}:${r.self}"]
    by     = { for r in aws_security_group.s.ingress : r.description => r.cidr_blocks }
    acl    = aws_network_acl.n.ingress[*].rule_no
    first  = one([for r in aws_network_acl.n.ingress : r if r.action == "deny"]).icmp_type
    list   = tolist(aws_network_acl.n.ingress)[0].from_port
    none   = aws_network_acl.n.egress
    noneok = try(length(aws_security_group.s.tags), 0)
  }
}
