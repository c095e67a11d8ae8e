module "topic" {
  source  = "acme/topic/aws"
  version = "~> 1.0"
  name    = "root"
}
module "local" {
  source = "./local"
}
