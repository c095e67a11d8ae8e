variable "name" {}

resource "aws_sns_topic" "t" {
  name = var.name
  tags = { Name = var.name }
}

module "deeper" {
  source = "../d"
  name   = "${var.name}-deeper"
}
