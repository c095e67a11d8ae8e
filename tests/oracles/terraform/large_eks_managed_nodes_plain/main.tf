provider "aws" {
  region = "us-east-1"
}
module "plain" {
  source                     = "../modules/eks/modules/eks-managed-node-group"
  for_each                   = { a = { size = 1, bottle = false }, b = { size = 2, bottle = true } }
  name                       = "ng-${each.key}"
  cluster_name               = "main"
  cluster_service_cidr       = "10.100.0.0/16"
  subnet_ids                 = [for i in range(each.value.size) : "subnet-${i}"]
  desired_size               = each.value.size
  use_custom_launch_template = each.value.bottle
  enable_bootstrap_user_data = each.value.bottle
  ami_type                   = each.value.bottle ? "BOTTLEROCKET_x86_64" : null
  cluster_endpoint           = "https://example.eks.amazonaws.com"
  cluster_auth_base64        = base64encode("ca")
  bootstrap_extra_args       = "[settings.kernel]\nlockdown = \"integrity\""
  use_latest_ami_release_version = false
  kubernetes_version         = "1.31"
  disk_size                  = each.value.bottle ? null : 50
  create_security_group      = false
  iam_role_use_name_prefix    = false
}
