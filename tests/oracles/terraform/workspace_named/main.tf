locals {
  sizes = { default = "t3.micro", prod = "m5.large" }
}
resource "aws_instance" "this" {
  count         = terraform.workspace == "prod" ? 2 : 1
  ami           = "ami-1"
  instance_type = lookup(local.sizes, terraform.workspace, "t3.nano")
  tags          = { Workspace = terraform.workspace }
}
