variable "group" {
  type = object({ name = string, days = optional(number, 7), kms = optional(string) })
}
resource "aws_cloudwatch_log_group" "this" {
  name              = "/svc/${var.group.name}"
  retention_in_days = var.group.days
  kms_key_id        = var.group.kms
}
output "description" {
  value = "logs in ${aws_cloudwatch_log_group.this.name}"
}
