variable "port" {
  type    = number
  default = 80
}
locals {
  kept     = "kept"
  replaced = "first"
}
resource "aws_instance" "i" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  tags          = { A = local.kept, B = local.replaced }
  root_block_device {
    volume_size = 10
    encrypted   = false
  }
  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 5
  }
  lifecycle {
    ignore_changes = [tags]
  }
}
module "m" {
  source = "./m"
  name   = "first"
  extra  = "kept"
}
resource "terraform_data" "t" {
  input = { port = var.port, m = module.m.out, locals = [local.kept, local.replaced] }
}
