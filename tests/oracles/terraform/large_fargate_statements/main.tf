provider "aws" {
  region = "us-east-1"
}
module "fargate" {
  source                 = "../modules/eks/modules/fargate-profile"
  for_each               = toset(["blue", "green"])
  name                   = each.key
  cluster_name           = "main"
  subnet_ids             = ["subnet-${each.key}"]
  selectors              = [{ namespace = each.key }]
  create_iam_role_policy = true
  iam_role_policy_statements = [{ actions = ["s3:GetObject"], resources = ["arn:aws:s3:::${each.key}/*"], conditions = [{ test = "StringEquals", variable = "aws:SourceVpc", values = ["vpc-1"] }] }]
  iam_role_additional_policies = { more = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  iam_role_attach_cni_policy = each.key == "blue"
  cluster_ip_family      = "ipv6"
  iam_role_use_name_prefix = false
}
