ephemeral "aws_eks_cluster_auth" "a" {
  name = "c"
}
resource "terraform_data" "t" {
  input = ephemeral.aws_eks_cluster_auth.a.token
}
