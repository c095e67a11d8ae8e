resource "aws_kms_key" "this" {
  description = "artifacts"
}
resource "aws_kms_alias" "this" {
  name          = "alias/artifacts"
  target_key_id = aws_kms_key.this.key_id
}
output "arn" {
  value = aws_kms_key.this.arn
}
output "alias" {
  value = aws_kms_alias.this.name
}
