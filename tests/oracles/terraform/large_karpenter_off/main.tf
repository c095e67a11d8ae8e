module "karpenter" {
  source       = "../modules/eks/modules/karpenter"
  create       = false
  cluster_name = "off"
}
resource "terraform_data" "this" {
  input = [module.karpenter.queue_name, module.karpenter.node_iam_role_name, module.karpenter.instance_profile_name]
}
