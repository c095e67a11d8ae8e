variable "port" {
  type    = string
  default = 8080
}
variable "count_text" {
  default = "2"
}
resource "aws_security_group_rule" "this" {
  type              = "ingress"
  from_port         = var.port
  to_port           = var.port + 1
  protocol          = 6
  cidr_blocks       = ["10.0.0.0/8"]
  security_group_id = "sg-12345678"
}
resource "aws_iam_user" "this" {
  count         = var.count_text
  name          = 42 + count.index
  force_destroy = "true"
  tags          = { Zeroes = "007", Number = 007, Float = 1.10, Text = "1.10", Bool = true, Big = 1234567890123456789 }
}
resource "terraform_data" "this" {
  input = {
    compare   = "10" == 10
    less      = "9" < 10
    concat    = "${1}${"2"}"
    index     = ["a", "b"]["1"]
    key       = { "1" = "x" }[1]
    truth     = "true" == true
    condition = "true" ? 1 : 2
    negative  = -"5"
  }
}
