variable "services" {
  type = map(object({
    image  = string
    port   = optional(number, 80)
    count  = optional(number, 1)
    env    = optional(map(string), {})
    public = optional(bool, false)
  }))
  default = {
    web    = { image = "nginx:1", public = true, count = 2 }
    api    = { image = "api:2", port = 8080, env = { LOG = "debug", MODE = "x" } }
    worker = { image = "worker:3" }
  }
}
module "vpc" {
  source          = "../modules/vpc"
  name            = "web"
  cidr            = "10.40.0.0/16"
  azs             = ["us-east-1a", "us-east-1b"]
  public_subnets  = ["10.40.1.0/24", "10.40.2.0/24"]
  private_subnets = ["10.40.11.0/24", "10.40.12.0/24"]
}
resource "aws_ecs_cluster" "this" {
  name = "web"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}
resource "aws_security_group" "service" {
  for_each    = var.services
  name_prefix = "${each.key}-"
  vpc_id      = module.vpc.vpc_id
  dynamic "ingress" {
    for_each = each.value.public ? ["0.0.0.0/0"] : module.vpc.private_subnets_cidr_blocks
    content {
      from_port   = each.value.port
      to_port     = each.value.port
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_ecs_task_definition" "this" {
  for_each                 = var.services
  family                   = each.key
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  container_definitions = jsonencode([{
    name         = each.key
    image        = each.value.image
    portMappings = [{ containerPort = each.value.port }]
    environment  = [for name, value in each.value.env : { name = name, value = value }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = aws_cloudwatch_log_group.this[each.key].name, "awslogs-region" = "us-east-1" }
    }
  }])
}
resource "aws_cloudwatch_log_group" "this" {
  for_each          = var.services
  name              = "/ecs/${each.key}"
  retention_in_days = each.value.public ? 365 : 30
}
resource "aws_ecs_service" "this" {
  for_each        = var.services
  name            = each.key
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.this[each.key].arn
  desired_count   = each.value.count
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = each.value.public ? module.vpc.public_subnets : module.vpc.private_subnets
    security_groups  = [aws_security_group.service[each.key].id]
    assign_public_ip = each.value.public
  }
}
