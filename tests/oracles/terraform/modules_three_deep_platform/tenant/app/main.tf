variable "name" {}
variable "settings" {
  type = object({
    ports  = list(string)
    public = bool
    quota  = number
    extra  = optional(list(string))
  })
}
variable "topic" {
  default = null
}
module "listener" {
  source = "./listener"
  count  = length(var.settings.ports)
  port   = var.settings.ports[count.index]
  name   = "${var.name}-${count.index}"
}
resource "aws_sqs_queue" "app" {
  name                       = var.name
  visibility_timeout_seconds = var.settings.quota
  policy                     = var.topic == null ? null : jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*", Condition = { ArnEquals = { "aws:SourceArn" = var.topic } } }] })
  tags                       = { Listeners = join(" ", module.listener[*].name), First = module.listener[0].port, Extra = var.settings.extra == null ? "none" : "some" }
}
output "url" {
  value = format("%s://%s", contains(var.settings.ports, "443") ? "https" : "http", var.name)
}
output "name" {
  value = aws_sqs_queue.app.name
}
output "is_public" {
  value = var.settings.public == true
}
