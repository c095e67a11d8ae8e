locals {
  each    = "local named each"
  count   = "local named count"
  module  = "m"
  for     = "f"
  if      = "i"
  in-dash = "dash"
  null_   = "n"
}
variable "type" {
  default = "variable named type"
}
resource "terraform_data" "data" {
  input = [local.each, local.count, local.module, local.for, local.if, local.in-dash, local.null_, var.type]
}
resource "terraform_data" "this_is-a_name" {
  input = { if = 2, null = 3, true = 4, "quoted key" = 5, (local.if) = 6, a-b = 7, "${local.if}-x" = 8, 9 = "nine" }
}
resource "aws_iam_user" "type" {
  name = terraform_data.this_is-a_name.input.a-b
  tags = { "aws-x:y/z" = terraform_data.data.input[0], "with space" = "x" }
}
