provider "aws" {
  region = "eu-west-1"
}
module "karpenter" {
  source                               = "../modules/eks/modules/karpenter"
  cluster_name                         = "custom"
  create_node_iam_role                 = false
  node_iam_role_arn                    = "arn:aws:iam::123456789012:role/node"
  create_access_entry                  = false
  create_instance_profile              = true
  queue_managed_sse_enabled            = false
  queue_kms_master_key_id              = "alias/queue"
  queue_kms_data_key_reuse_period_seconds = 300
  iam_role_name                        = "karpenter"
  iam_role_use_name_prefix             = false
  create_pod_identity_association      = true
  namespace                            = "karpenter"
  iam_role_policies                    = { extra = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  rule_name_prefix                     = "K-"
  iam_policy_statements = [{ sid = "Extra", actions = ["s3:Get*"], resources = ["*"] }]
}
