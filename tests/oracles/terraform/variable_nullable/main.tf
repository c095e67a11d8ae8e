variable "kept" {
  type    = string
  default = "fallback"
}
variable "forced" {
  type     = string
  default  = "fallback"
  nullable = false
}
variable "empty" {
  type    = string
  default = null
}
variable "list" {
  type     = list(string)
  default  = ["a"]
  nullable = false
}

resource "terraform_data" "this" {
  input = {
    kept   = var.kept
    forced = var.forced
    empty  = var.empty
    list   = var.list
    or     = coalesce(var.kept, "coalesced")
    is     = var.kept == null
  }
}

resource "aws_kms_key" "this" {
  description             = var.kept
  deletion_window_in_days = var.empty == null ? 7 : 30
  policy                  = var.empty
}
