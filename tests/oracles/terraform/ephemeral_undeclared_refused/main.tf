resource "terraform_data" "t" {
  input = ephemeralasnull(ephemeral.aws_eks_cluster_auth.nothing.token)
}
