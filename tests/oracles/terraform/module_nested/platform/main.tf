variable "environment" {}
variable "services" {
  default = { api = 8080, web = 8081 }
}
module "service" {
  source   = "../service"
  for_each = var.services
  name     = "${var.environment}-${each.key}"
  port     = each.value
}
resource "aws_route53_zone" "this" {
  name = "${var.environment}.example.com"
}
output "zone" {
  value = aws_route53_zone.this.zone_id
}
output "names" {
  value = { for key, service in module.service : key => service.name }
}
