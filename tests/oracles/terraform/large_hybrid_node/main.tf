provider "aws" {
  region = "us-east-1"
}
module "node" {
  source       = "../modules/eks/modules/hybrid-node-role"
  name         = "hybrid"
  cluster_arns = ["arn:aws:eks:us-east-1:123456789012:cluster/main"]
  policy_statements = [{
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["*"]
  }]
  tags = { A = "b" }
}
