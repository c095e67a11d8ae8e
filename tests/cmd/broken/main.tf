resource "aws_kms_key" "good" {
  enable_key_rotation = false
}

resource "aws_kms_key" "bad" {
  description = 
}
