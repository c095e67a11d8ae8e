module "topic" {
  source  = "acme/topic/aws"
  version = "1.2.0"
  name    = "nested"
}
