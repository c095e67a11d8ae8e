variable "app" { type = any }
locals {
  defaults = { ports = [8080], resources = { cpu = 0.25, memory = 128 } }
  app      = merge(local.defaults, var.app)
  text     = templatefile("${path.module}/templates/task.tftpl", { app = local.app, env = try(var.app.env, {}) })
}
resource "aws_ecs_task_definition" "t" {
  family                   = local.app.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.app.resources.cpu * 1024
  memory                   = local.app.resources.memory
  container_definitions    = local.text
}
resource "terraform_data" "conf" {
  input = templatefile("${path.module}/templates/sub/conf.tftpl", { list = local.app.ports, name = local.app.name })
}
