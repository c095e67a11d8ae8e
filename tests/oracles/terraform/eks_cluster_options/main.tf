variable "cluster" {
  type = object({
    name      = string
    version   = optional(string, "1.31")
    logs      = optional(set(string), ["api", "audit"])
    public    = optional(object({ enabled = optional(bool, false), cidrs = optional(list(string), []) }), {})
    encrypted = optional(list(string), ["secrets"])
    addons    = optional(map(object({ version = optional(string), values = optional(string) })), {})
  })
  default = {
    name   = "prod"
    public = { cidrs = ["203.0.113.0/24"] }
    addons = {
      coredns = { values = "{\"replicaCount\": 3}" }
      vpc-cni = { version = "v1.19.0-eksbuild.1" }
    }
  }
}
resource "aws_kms_key" "k" {
  count                   = length(var.cluster.encrypted) > 0 ? 1 : 0
  enable_key_rotation     = true
  deletion_window_in_days = 7 + length(var.cluster.logs)
}
resource "aws_eks_cluster" "c" {
  name                      = var.cluster.name
  version                   = var.cluster.version
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = var.cluster.logs
  vpc_config {
    subnet_ids              = ["subnet-1", "subnet-2"]
    endpoint_public_access  = var.cluster.public.enabled
    endpoint_private_access = !var.cluster.public.enabled
    public_access_cidrs     = var.cluster.public.enabled ? var.cluster.public.cidrs : null
  }
  dynamic "encryption_config" {
    for_each = aws_kms_key.k[*].arn
    content {
      resources = var.cluster.encrypted
      provider {
        key_arn = encryption_config.value
      }
    }
  }
}
resource "aws_eks_addon" "a" {
  for_each             = var.cluster.addons
  cluster_name         = aws_eks_cluster.c.name
  addon_name           = each.key
  addon_version        = each.value.version
  configuration_values = each.value.values == null ? null : jsonencode(merge(jsondecode(each.value.values), { managed = true }))
}
