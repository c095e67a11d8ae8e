variable "name" {
  type = string
}
variable "tier" {
  type = string
  validation {
    condition     = contains(["gold", "silver", "bronze"], var.tier)
    error_message = "Unknown tier."
  }
}
variable "apps" {
  type = map(object({
    ports  = optional(list(number), [8000])
    public = optional(bool)
  }))
}
variable "shared" {
  type = object({ topic = string, bucket = string })
}
locals {
  quota = { gold = 100, silver = 50, bronze = 10 }[var.tier]
}
module "app" {
  for_each = var.apps
  source   = "./app"
  name     = "${var.name}-${each.key}"
  settings = merge(each.value, { quota = floor(local.quota / length(var.apps)) })
  topic    = var.shared.topic
}
resource "aws_iam_role" "tenant" {
  name               = var.name
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
  dynamic "inline_policy" {
    for_each = module.app
    content {
      name   = inline_policy.key
      policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::${var.shared.bucket}/${inline_policy.value.name}/*" }] })
    }
  }
}
output "urls" {
  value = { for key, app in module.app : key => app.url }
}
output "public" {
  value = [for key, app in module.app : app.name if app.is_public]
}
