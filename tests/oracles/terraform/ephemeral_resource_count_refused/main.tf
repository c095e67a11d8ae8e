variable "number" {
  default   = 1
  ephemeral = true
}
ephemeral "aws_eks_cluster_auth" "a" {
  count = var.number
  name  = "c"
}
