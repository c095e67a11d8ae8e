variable "common" {
  type    = object({ retention = number, keys = map(string) })
  default = { retention = 30, keys = { logs = "arn:aws:kms:us-east-1:123456789012:key/1" } }
}
resource "aws_cloudwatch_log_group" "this" {
  name              = "foo"
  retention_in_days = var.common.retention
  kms_key_id        = var.common.keys["logs"]
}
