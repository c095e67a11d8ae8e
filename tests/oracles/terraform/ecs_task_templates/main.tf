variable "containers" {
  type = list(object({
    name    = string
    image   = string
    cpu     = optional(number, 128)
    ports   = optional(list(number), [])
    env     = optional(map(string), {})
    secrets = optional(map(string), {})
    root    = optional(bool)
  }))
  default = [
    { name = "web", image = "nginx:1.27", ports = [80, 443], env = { B = "2", A = "1" }, root = false },
    { name = "log", image = "fluent-bit", secrets = { TOKEN = "arn:aws:ssm:us-east-1:111122223333:parameter/t" } },
  ]
}
resource "aws_cloudwatch_log_group" "l" {
  for_each          = toset(var.containers[*].name)
  name              = "/ecs/${each.value}"
  retention_in_days = 30
}
locals {
  definitions = [for container in var.containers : {
    name                   = container.name
    image                  = container.image
    cpu                    = container.cpu
    essential              = container.name == "web"
    readonlyRootFilesystem = coalesce(container.root, true)
    portMappings           = [for port in container.ports : { containerPort = port, protocol = "tcp" }]
    environment            = [for key, value in container.env : { name = key, value = value }]
    secrets                = [for key, value in container.secrets : { name = key, valueFrom = value }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = aws_cloudwatch_log_group.l[container.name].name, "awslogs-region" = "us-east-1" }
    }
  }]
}
resource "aws_ecs_task_definition" "coded" {
  family                   = "coded"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = sum(local.definitions[*].cpu)
  memory                   = 512 * length(local.definitions)
  container_definitions    = jsonencode([for definition in local.definitions : { for key, value in definition : key => value if try(length(value) > 0, true) }])
  dynamic "volume" {
    for_each = { for index, container in var.containers : index => "${container.name}-data" }
    content {
      name = volume.value
    }
  }
}
resource "aws_ecs_task_definition" "templated" {
  family = "templated"
  container_definitions = templatefile("${path.module}/task.json.tftpl", {
    containers = var.containers
    group      = aws_cloudwatch_log_group.l["web"].name
  })
}
resource "aws_ecs_service" "s" {
  name            = "s"
  cluster         = "c"
  task_definition = aws_ecs_task_definition.coded.arn
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = false
  }
  dynamic "load_balancer" {
    for_each = flatten([for container in var.containers : [for port in container.ports : { name = container.name, port = port }]])
    content {
      target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/${load_balancer.value.name}/${load_balancer.value.port}"
      container_name   = load_balancer.value.name
      container_port   = load_balancer.value.port
    }
  }
}
