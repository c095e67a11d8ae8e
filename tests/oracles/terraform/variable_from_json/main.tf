variable "rules" {
  type = list(object({
    port  = number
    cidrs = set(string)
    note  = optional(string, "no note")
  }))
}
resource "aws_security_group_rule" "this" {
  count             = length(var.rules)
  type              = "ingress"
  from_port         = var.rules[count.index].port
  to_port           = var.rules[count.index].port
  protocol          = "tcp"
  cidr_blocks       = var.rules[count.index].cidrs
  description       = var.rules[count.index].note
  security_group_id = "sg-12345678"
}
