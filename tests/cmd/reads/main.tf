# The name is in a file of no known format: it is read, the notes beside it are not.
resource "aws_kms_key" "records" {
  description         = file("${path.module}/description.txt")
  enable_key_rotation = true
}
