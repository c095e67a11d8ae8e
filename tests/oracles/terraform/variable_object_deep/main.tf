variable "cluster" {
  type = object({
    name = string
    nodes = optional(map(object({
      type  = optional(string, "t3.micro")
      disks = optional(list(object({ size = optional(number, 8), kind = optional(string) })), [{}])
      taints = optional(set(string), ["none"])
    })), { default = {} })
    network = optional(object({ cidr = optional(string, "10.0.0.0/16"), zones = optional(tuple([string, number]), ["a", 1]) }), {})
    extra = optional(any)
  })
  default = {
    name  = "x"
    nodes = { a = { disks = [{ size = "20" }, {}] }, b = { type = "m5.large", taints = ["z", "y", "z"] } }
  }
}
resource "terraform_data" "this" {
  input = var.cluster
}
resource "aws_instance" "this" {
  for_each      = var.cluster.nodes
  ami           = "ami-1"
  instance_type = each.value.type
  tags          = { Taints = join(",", each.value.taints), Cidr = var.cluster.network.cidr }
  dynamic "ebs_block_device" {
    for_each = each.value.disks
    content {
      device_name = "/dev/sd${ebs_block_device.key}"
      volume_size = ebs_block_device.value.size
      volume_type = ebs_block_device.value.kind
    }
  }
}
