resource "aws_kms_key" "this" {
  description         = "k"
  enable_key_rotation = true
}
module "topic" {
  source = "./topic"
  kms    = aws_kms_key.this.arn
}
