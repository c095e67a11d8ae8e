resource "aws_kms_key" "this" {
  description = "logs"
}
resource "aws_cloudwatch_log_group" "this" {
  name       = "log"
  kms_key_id = aws_kms_key.this.arn
}
