resource "aws_kms_key" "this" {
  description = "k"
}
resource "aws_sns_topic" "unknown" {
  name              = "unknown"
  kms_master_key_id = aws_kms_key.this.key_id
}
resource "aws_sns_topic" "empty" {
  name              = "empty"
  kms_master_key_id = ""
}
resource "aws_sns_topic" "unset" {
  name = "unset"
}
