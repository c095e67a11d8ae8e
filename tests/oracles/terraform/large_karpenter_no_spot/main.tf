provider "aws" {
  region = "us-east-1"
}
module "karpenter" {
  source                   = "../modules/eks/modules/karpenter"
  cluster_name             = "nospot"
  enable_spot_termination  = false
  node_iam_role_use_name_prefix = false
  node_iam_role_name       = "nodes"
  node_iam_role_additional_policies = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }
  cluster_ip_family        = "ipv6"
}
