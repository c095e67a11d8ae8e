module "fargate" {
  source          = "../modules/eks/modules/fargate-profile"
  create          = true
  create_iam_role = false
  iam_role_arn    = "arn:aws:iam::123456789012:role/x"
  name            = "given"
  cluster_name    = "main"
  subnet_ids      = ["subnet-1"]
  selectors       = [{ namespace = "x" }]
}
