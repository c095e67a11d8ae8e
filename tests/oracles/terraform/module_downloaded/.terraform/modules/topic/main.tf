variable "name" {}
resource "aws_sns_topic" "this" {
  name = "new-${var.name}"
  tags = { Queue = module.queue.name }
}
module "queue" {
  source = "./modules/queue"
  name   = var.name
}
