resource "aws_security_group" "web" {
  name = "web"
}
resource "aws_security_group" "db" {
  name = "db"
}
resource "aws_security_group_rule" "cidr" {
  type              = "ingress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0", "10.0.0.0/8"]
  security_group_id = aws_security_group.web.id
}
resource "aws_security_group_rule" "peer" {
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.web.id
  security_group_id        = aws_security_group.db.id
  description              = "from ${aws_security_group.web.name}"
}
resource "aws_security_group_rule" "self" {
  for_each          = { dns = 53, ntp = 123 }
  type              = "egress"
  from_port         = each.value
  to_port           = each.value
  protocol          = "udp"
  self              = true
  security_group_id = aws_security_group.db.id
}
