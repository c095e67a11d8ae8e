provider "aws" {
  region = "us-east-1"
}
module "nodes" {
  source                            = "../modules/eks/modules/eks-managed-node-group"
  name                              = "blue"
  cluster_name                      = "main"
  partition                         = "aws"
  account_id                        = "111122223333"
  kubernetes_version                = "1.31"
  cluster_service_cidr              = "172.20.0.0/16"
  cluster_primary_security_group_id = "sg-0123456789abcdef0"
  vpc_security_group_ids            = ["sg-00000000000000001"]
  subnet_ids                        = ["subnet-1", "subnet-2"]
  use_latest_ami_release_version    = false
  min_size                          = 1
  max_size                          = "5"
  desired_size                      = 2
  ami_type                          = "AL2023_ARM_64_STANDARD"
  instance_types                    = ["m7g.large"]
  capacity_type                     = "SPOT"
  labels                            = { role = "web", n = 1 }
  taints                            = { dedicated = { key = "dedicated", value = "gpu", effect = "NO_SCHEDULE" } }
  update_config                     = { max_unavailable_percentage = 33 }
  block_device_mappings = {
    root = { device_name = "/dev/xvda", ebs = { volume_size = 75, volume_type = "gp3", encrypted = true, throughput = "150" } }
  }
  metadata_options = { http_endpoint = "enabled", http_tokens = "required", http_put_response_hop_limit = 1 }
  iam_role_additional_policies = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }
  create_iam_role_policy       = true
  iam_role_policy_statements = [
    { sid = "ECR", actions = ["ecr:GetAuthorizationToken"], resources = ["*"] },
    { effect = "Deny", actions = ["s3:*"], resources = ["arn:aws:s3:::x/*"], condition = [{ test = "Bool", variable = "aws:SecureTransport", values = ["false"] }] }
  ]
  tags = { Env = "prod" }
}
