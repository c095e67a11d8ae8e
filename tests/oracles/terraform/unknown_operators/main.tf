resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_instance" "i" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
locals {
  text   = aws_vpc.v.id
  number = aws_instance.i.cpu_core_count
  flag   = aws_instance.i.ebs_optimized
}
resource "terraform_data" "this" {
  input = {
    add        = local.number + 1
    negate     = -local.number
    zero       = local.number * 0
    modulo     = 10 % local.number
    less       = local.number < 3
    equal      = local.text == "x"
    not_equal  = local.text != "x"
    self       = local.text == local.text
    null_equal = local.text == null
    not        = !local.flag
    and_false  = local.flag && false
    false_and  = false && local.flag
    or_true    = local.flag || true
    true_or    = true || local.flag
    and_true   = local.flag && true
    template   = "x-${local.text}"
    wrapped    = "${local.text}"
    index      = ["a", "b"][local.number]
    key        = { a = 1 }[local.text]
    list       = [local.text, "known"]
    map        = { known = 1, unknown = local.text }
    keyed      = { (local.text) = 1 }
    list_equal = [local.text] == ["x"]
    lengths    = [local.text, 1] == [1]
  }
}
