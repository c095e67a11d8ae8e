variable "name" {
  default   = "cluster"
  ephemeral = true
}
ephemeral "aws_eks_cluster_auth" "a" {
  name = var.name
  lifecycle {
    precondition {
      condition     = var.name == "another"
      error_message = "It is ${var.name}."
    }
  }
}
