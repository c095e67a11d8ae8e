provider "aws" {
  region = "us-east-1"
}
module "fargate" {
  source       = "../modules/eks/modules/fargate-profile"
  name         = "separate"
  cluster_name = "main"
  subnet_ids   = ["subnet-1", "subnet-2"]
  selectors    = [{ namespace = "kube-system" }, { namespace = "app-*", labels = { Application = "app" } }]
  timeouts     = { create = "20m", delete = "20m" }
  tags         = { Separate = "fargate-profile" }
  partition    = "aws"
  account_id   = "123456789012"
}
