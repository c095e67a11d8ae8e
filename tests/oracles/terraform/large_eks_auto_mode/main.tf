provider "aws" {
  region = "us-east-1"
}
module "eks" {
  source = "../modules/eks"

  name                           = "auto"
  kubernetes_version             = 1.33
  create_auto_mode_iam_resources = true
  compute_config                 = { enabled = true, node_pools = ["general-purpose"] }
  encryption_config              = null
  enable_irsa                    = false
  attach_encryption_policy       = false
  node_iam_role_additional_policies = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }
  security_group_additional_rules = {
    hybrid = { cidr_blocks = ["172.16.0.0/16"], description = "Hybrid", from_port = 443, to_port = 443, protocol = "tcp", type = "ingress" }
  }
  remote_network_config = {
    remote_node_networks = { cidrs = ["172.16.0.0/16"] }
    remote_pod_networks  = { cidrs = ["172.17.0.0/16"] }
  }
  identity_providers = {
    sso = { client_id = "kube", issuer_url = "https://sso.example.org", groups_claim = "groups" }
  }
  vpc_id     = "vpc-1234556abcdef"
  subnet_ids = ["subnet-abcde012", "subnet-bcde012a", "subnet-fghi345a"]
  tags       = { Environment = "dev", Terraform = true }
}

module "eks_custom" {
  source                         = "../modules/eks"
  name                           = "auto-custom"
  kubernetes_version             = "1.33"
  create_auto_mode_iam_resources = true
  compute_config                 = { enabled = true }
  create_security_group          = false
  security_group_id              = "sg-0123"
  create_node_security_group     = false
  create_kms_key                 = false
  encryption_config              = { provider_key_arn = "arn:aws:kms:us-east-1:111122223333:key/abc", resources = ["secrets"] }
  create_cloudwatch_log_group    = false
  iam_role_use_name_prefix       = false
  vpc_id                         = "vpc-1234556abcdef"
  subnet_ids                     = ["subnet-abcde012"]
}

module "disabled" {
  source = "../modules/eks"
  create = false
}
