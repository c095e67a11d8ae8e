provider "aws" {
  region = "us-east-1"
}
resource "aws_iam_role" "own" {
  name               = "own"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
module "nodes" {
  source                      = "../modules/eks/modules/self-managed-node-group"
  name                        = "self"
  cluster_name                = "main"
  cluster_endpoint            = "https://x"
  cluster_auth_base64         = "Y2E="
  cluster_service_cidr        = "172.20.0.0/16"
  kubernetes_version          = "1.31"
  ami_id                      = "ami-0123456789abcdef0"
  ami_type                    = "AL2023_x86_64_STANDARD"
  subnet_ids                  = ["subnet-1", "subnet-2"]
  instance_type               = "m6i.large"
  min_size                    = 0
  max_size                    = 3
  desired_size                = 1
  use_mixed_instances_policy  = true
  mixed_instances_policy = {
    instances_distribution = { on_demand_base_capacity = 1, spot_allocation_strategy = "capacity-optimized" }
    launch_template = {
      override = [{ instance_type = "m6i.large", weighted_capacity = "1" }, { instance_type = "m5.large" }]
    }
  }
  create_iam_instance_profile = true
  create_security_group       = false
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  ebs_optimized         = true
  enable_monitoring     = true
  instance_refresh      = { strategy = "Rolling", preferences = { min_healthy_percentage = 66 } }
  autoscaling_group_tags = { "k8s.io/cluster-autoscaler/enabled" = true }
  tags                  = { Env = aws_iam_role.own.name }
}
