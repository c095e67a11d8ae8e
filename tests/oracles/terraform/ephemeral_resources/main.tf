variable "name" {
  default   = "cluster"
  ephemeral = true
}
ephemeral "aws_eks_cluster_auth" "now" {
  name = var.name
}
ephemeral "aws_eks_cluster_auth" "later" {
  name = aws_s3_bucket.b.id
}
ephemeral "aws_eks_cluster_auth" "counted" {
  count = 2
  name  = "c${count.index}"
}
ephemeral "aws_eks_cluster_auth" "each" {
  for_each   = toset(["a", "b"])
  name       = each.key
  depends_on = [aws_s3_bucket.b]
}
resource "aws_s3_bucket" "b" {
  bucket = "b"
}
data "aws_arn" "p" {
  arn        = "arn:aws:rds:eu-west-1:111122223333:db:mysql-db"
  depends_on = [ephemeral.aws_eks_cluster_auth.now]
}
resource "aws_ssm_parameter" "p" {
  name             = "/${data.aws_arn.p.service}"
  type             = "SecureString"
  value_wo         = ephemeral.aws_eks_cluster_auth.now.token
  value_wo_version = 1
}
resource "terraform_data" "of" {
  input = {
    token       = ephemeralasnull(ephemeral.aws_eks_cluster_auth.now.token)
    name        = ephemeralasnull(ephemeral.aws_eks_cluster_auth.now.name)
    whole       = ephemeralasnull(ephemeral.aws_eks_cluster_auth.now)
    later       = ephemeralasnull(ephemeral.aws_eks_cluster_auth.later.token)
    later_name  = ephemeralasnull(ephemeral.aws_eks_cluster_auth.later.name)
    later_whole = ephemeralasnull(ephemeral.aws_eks_cluster_auth.later)
    later_text  = ephemeralasnull("x-${ephemeral.aws_eks_cluster_auth.later.token}")
    counted     = ephemeralasnull(ephemeral.aws_eks_cluster_auth.counted[*].token)
    second      = ephemeralasnull(ephemeral.aws_eks_cluster_auth.counted[1].token)
    each        = ephemeralasnull(ephemeral.aws_eks_cluster_auth.each["a"].token)
    each_names  = ephemeralasnull([for key, auth in ephemeral.aws_eks_cluster_auth.each : key])
    decided     = ephemeralasnull(try(ephemeral.aws_eks_cluster_auth.now.token, "d"))
    is_there    = can(ephemeral.aws_eks_cluster_auth.now.token)
  }
}
