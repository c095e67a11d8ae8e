variable "environment" {
  type = string
}

variable "retention" {
  type    = number
  default = 7
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "app-${var.environment}-${terraform.workspace}"
  retention_in_days = var.retention
}

resource "aws_ebs_volume" "app" {
  availability_zone = "us-east-1a"
  size              = 1
  encrypted         = var.environment == "prod"
}
