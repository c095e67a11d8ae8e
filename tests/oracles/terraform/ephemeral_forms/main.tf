variable "password" {
  type      = string
  ephemeral = true
  default   = "p"
}
resource "aws_ssm_parameter" "this" {
  name             = "/x"
  type             = "SecureString"
  value_wo         = var.password
  value_wo_version = 1
}
