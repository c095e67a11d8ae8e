variable "kms" {
  type    = string
  default = null
}
resource "aws_sns_topic" "this" {
  name              = "t"
  kms_master_key_id = var.kms
}
resource "aws_cloudwatch_log_group" "this" {
  name       = "g"
  kms_key_id = var.kms == null ? null : var.kms
}
