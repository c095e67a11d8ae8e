resource "aws_kms_key" "of_others" {}
