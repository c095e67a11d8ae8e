locals {
  settings = {
    default = { size = "t3.micro", count = 1 }
    prod    = { size = "m5.large", count = 3, protect = true }
  }
  mine = merge(local.settings.default, try(local.settings[terraform.workspace], {}))
}
resource "aws_instance" "i" {
  count                   = local.mine.count
  ami                     = "ami-1"
  instance_type           = local.mine.size
  disable_api_termination = lookup(local.mine, "protect", false)
  tags                    = { Name = "${terraform.workspace}-${count.index}", Prod = terraform.workspace == "prod" }
}
