module "inner" {
  source   = "./inner"
  password = "hunter2"
}
resource "aws_ssm_parameter" "this" {
  name  = "/p"
  type  = "SecureString"
  value = module.inner.url
  tags  = { Public = module.inner.public }
}
resource "aws_ssm_parameter" "output" {
  name        = "/o"
  type        = "String"
  value       = "plain"
  description = module.inner.declared
}
