variable "token" {
  default   = "tok"
  ephemeral = true
}
resource "aws_s3_bucket" "b" {
  for_each = { a = var.token }
  bucket   = each.key
  tags     = { token = each.value }
}
