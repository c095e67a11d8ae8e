locals {
  replaced = "second"
}
variable "port" {
  default = 443
}
resource "aws_instance" "i" {
  instance_type = "m5.large"
  root_block_device {
    encrypted = true
  }
  dynamic "ebs_block_device" {
    for_each = ["/dev/sdc", "/dev/sdd"]
    content {
      device_name = ebs_block_device.value
      encrypted   = true
    }
  }
}
