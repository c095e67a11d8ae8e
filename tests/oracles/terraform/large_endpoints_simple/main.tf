module "endpoints" {
  source = "../modules/vpc/modules/vpc-endpoints"
  region = "us-east-1"
  vpc_id = "vpc-12345678"
  endpoints = { for service in ["ssm", "ec2messages", "kms"] : service => {
    service_endpoint    = "com.amazonaws.us-east-1.${service}"
    private_dns_enabled = service != "kms"
    dns_options         = { dns_record_ip_type = "ipv4", private_dns_only_for_inbound_resolver_endpoint = false }
  } }
  tags = { Project = "x", Endpoint = "true" }
}
resource "terraform_data" "this" {
  input = sort(keys(module.endpoints.endpoints))
}
