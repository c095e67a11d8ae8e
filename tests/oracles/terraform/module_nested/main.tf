module "platform" {
  source      = "./platform"
  environment = "prod"
}
resource "aws_route53_record" "this" {
  zone_id = module.platform.zone
  name    = module.platform.names["api"]
  type    = "CNAME"
  ttl     = 60
  records = [for name in sort(values(module.platform.names)) : "${name}.internal"]
}
