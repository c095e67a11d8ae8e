locals {
  instances = {
    first  = { type = "t3.micro", tokens = "required", volumes = [{ size = 10, encrypted = true }] }
    second = { type = "t3.small", tokens = "optional", volumes = [] }
  }
}
resource "aws_instance" "this" {
  for_each      = local.instances
  ami           = "ami-1"
  instance_type = each.value.type
  metadata_options {
    http_tokens = each.value.tokens
  }
  dynamic "ebs_block_device" {
    for_each = each.value.volumes
    content {
      device_name = "/dev/sd${substr("fghij", ebs_block_device.key, 1)}"
      volume_size = ebs_block_device.value.size
      encrypted   = ebs_block_device.value.encrypted
    }
  }
}
