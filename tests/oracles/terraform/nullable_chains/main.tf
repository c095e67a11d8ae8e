variable "a" {
  type    = string
  default = null
}
variable "b" {
  type     = list(string)
  nullable = false
  default  = ["d"]
}
module "m" {
  source = "./inner"
  a      = var.a
  b      = var.a == null ? null : var.b
  c      = null
  d      = { x = null }
}
resource "terraform_data" "t" {
  input = module.m.seen
}
resource "aws_sqs_queue" "q" {
  name              = var.a
  name_prefix       = var.a == null ? "p-" : null
  kms_master_key_id = var.a
  tags              = { for key, value in { A = var.a, B = "b" } : key => value if value != null }
}
