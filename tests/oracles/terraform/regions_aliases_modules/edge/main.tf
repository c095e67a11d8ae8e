variable "names" {
  type = set(string)
}
data "aws_region" "current" {}
resource "aws_acm_certificate" "this" {
  for_each                  = var.names
  domain_name               = each.key
  subject_alternative_names = ["*.${each.value}"]
  validation_method         = "DNS"
  tags                      = { Region = data.aws_region.current.name }
  lifecycle {
    create_before_destroy = true
  }
}
