variable "defaults" {
  type    = any
  default = { instance_types = ["m6i.large"], disk_size = 50, labels = { team = "core" } }
}
variable "groups" {
  type = map(object({
    min            = optional(number, 1)
    max            = optional(number)
    desired        = optional(number)
    instance_types = optional(list(string))
    spot           = optional(bool, false)
    labels         = optional(map(string), {})
    disk_size      = optional(number)
    taints = optional(list(object({
      key    = string
      value  = optional(string)
      effect = optional(string, "NO_SCHEDULE")
    })), [])
    update = optional(object({
      percent = optional(number, 33)
      count   = optional(number)
    }), {})
  }))
  default = {
    system = { min = 2, max = 4 }
    batch = {
      spot           = true
      max            = 20
      instance_types = ["c6i.xlarge", "c5.xlarge"]
      taints         = [{ key = "batch", value = "yes" }, { key = "slow", effect = "PREFER_NO_SCHEDULE" }]
      update         = { count = 2 }
      labels         = { team = "data", "node.kind" = "batch" }
    }
  }
}
resource "aws_iam_role" "node" {
  name = "node"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
resource "aws_eks_node_group" "this" {
  for_each        = var.groups
  cluster_name    = "main"
  node_group_name = "${each.key}-${each.value.spot ? "spot" : "od"}"
  node_role_arn   = aws_iam_role.node.arn
  subnet_ids      = [for letter in ["a", "b"] : "subnet-0000000${letter}"]
  capacity_type   = each.value.spot ? "SPOT" : "ON_DEMAND"
  instance_types  = coalescelist(coalesce(each.value.instance_types, []), var.defaults.instance_types)
  disk_size       = try(coalesce(each.value.disk_size, var.defaults.disk_size), 20)
  labels          = merge(var.defaults.labels, each.value.labels, { group = each.key })
  scaling_config {
    min_size     = each.value.min
    max_size     = coalesce(each.value.max, each.value.min)
    desired_size = try(max(each.value.desired, each.value.min), each.value.min)
  }
  update_config {
    max_unavailable            = each.value.update.count
    max_unavailable_percentage = each.value.update.count == null ? each.value.update.percent : null
  }
  dynamic "taint" {
    for_each = { for taint in each.value.taints : taint.key => taint }
    content {
      key    = taint.key
      value  = taint.value.value
      effect = taint.value.effect
    }
  }
}
