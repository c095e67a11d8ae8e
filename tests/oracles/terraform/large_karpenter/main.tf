provider "aws" {
  region = "us-east-1"
}
module "karpenter" {
  source       = "../modules/eks/modules/karpenter"
  cluster_name = "main"
  tags         = { Environment = "dev" }
}
