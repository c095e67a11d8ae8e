provider "aws" {
  region = "us-east-1"
}
locals {
  name = "ex-cluster"
  tags = { Test = local.name, GithubOrg = "terraform-aws-modules" }
}

module "eks" {
  source = "../modules/eks"

  name                   = local.name
  kubernetes_version     = "1.33"
  endpoint_public_access = true
  endpoint_public_access_cidrs = ["192.0.2.0/24"]
  ip_family                  = "ipv6"
  create_cni_ipv6_iam_policy = true

  enable_cluster_creator_admin_permissions = true
  include_oidc_root_ca_thumbprint          = true
  kms_key_administrators                   = ["arn:aws:iam::111122223333:role/admin"]
  upgrade_policy                           = { support_type = "STANDARD" }
  zonal_shift_config                       = { enabled = true }
  enabled_log_types                        = ["audit", "api", "authenticator"]

  vpc_id                   = aws_vpc.this.id
  subnet_ids               = aws_subnet.private[*].id
  control_plane_subnet_ids = ["subnet-0a", "subnet-0b"]

  eks_managed_node_groups = {
    default_node_group = {
      use_custom_launch_template = false
      use_latest_ami_release_version = false
      disk_size                  = 50
      ami_type                   = "BOTTLEROCKET_x86_64"
      remote_access = {
        ec2_ssh_key               = "ops"
        source_security_group_ids = [aws_security_group.remote.id]
      }
    }
    complete = {
      name            = "complete-eks-mng"
      use_name_prefix = false
      min_size        = 1
      max_size        = 7
      desired_size    = 1
      ami_id          = "ami-0123456789abcdef0"
      use_latest_ami_release_version = false
      enable_bootstrap_user_data = false
      capacity_type   = "SPOT"
      instance_types  = ["m6i.large", "m5.large"]
      labels          = { GithubOrg = "terraform-aws-modules" }
      taints = {
        dedicated = { key = "dedicated", value = "gpuGroup", effect = "NO_SCHEDULE" }
      }
      update_config = { max_unavailable_percentage = 33 }
      block_device_mappings = {
        xvda = {
          device_name = "/dev/xvda"
          ebs = { volume_size = 75, volume_type = "gp3", iops = 3000, throughput = 150, encrypted = true, delete_on_termination = true }
        }
      }
      iam_role_name            = "complete-example"
      iam_role_use_name_prefix = false
      iam_role_additional_policies = {
        ecr        = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly"
        additional = aws_iam_policy.node_additional.arn
      }
      iam_role_policy_statements = [
        { sid = "Pull", effect = "Allow", actions = ["ecr:CreateRepository", "ecr:BatchImportUpstreamImage"], resources = ["*"] }
      ]
      tags = { ExtraTag = "EKS managed node group complete example" }
    }
  }

  fargate_profiles = {
    kube_system = {
      selectors = [{ namespace = "kube-system", labels = { infra = "fargate" } }]
    }
  }

  access_entries = {
    ops = {
      principal_arn = "arn:aws:iam::111122223333:role/ops"
      policy_associations = {
        view = {
          policy_arn   = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
          access_scope = { namespaces = ["default"], type = "namespace" }
        }
        edit = {
          policy_arn   = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"
          access_scope = { type = "cluster" }
        }
      }
    }
    ci = { kubernetes_groups = ["ci"], principal_arn = "arn:aws:iam::111122223333:role/ci" }
  }
  node_security_group_additional_rules = {
    ingress_istio = { description = "istio", protocol = "tcp", from_port = 15017, to_port = 15017, type = "ingress", source_cluster_security_group = true }
  }
  tags = local.tags
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "private" {
  count      = 3
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 4, count.index)
}
resource "aws_security_group" "remote" {
  name_prefix = "${local.name}-remote"
  vpc_id      = aws_vpc.this.id
  tags        = merge(local.tags, { Name = "${local.name}-remote", Cluster = module.eks.cluster_version })
}
resource "aws_iam_policy" "node_additional" {
  name   = "${local.name}-additional"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Action = ["ec2:Describe*"], Effect = "Allow", Resource = "*" }] })
}
resource "aws_ssm_parameter" "oidc" {
  name  = "/eks/oidc"
  type  = "String"
  value = jsonencode({ groups = keys(module.eks.eks_managed_node_groups), profiles = keys(module.eks.fargate_profiles), irsa = module.eks.cluster_tls_certificate_sha1_fingerprint })
}
