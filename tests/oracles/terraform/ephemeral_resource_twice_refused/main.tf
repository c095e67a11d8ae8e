ephemeral "aws_eks_cluster_auth" "a" {
  name = "c"
}
ephemeral "aws_eks_cluster_auth" "a" {
  name = "c"
}
