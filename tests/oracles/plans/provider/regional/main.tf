resource "aws_cloudwatch_log_group" "r" {
  name = "regional"
}
