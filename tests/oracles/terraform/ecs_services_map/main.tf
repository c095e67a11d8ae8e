variable "services" {
  type = map(object({
    image         = string
    cpu           = optional(number, 256)
    memory        = optional(number, 512)
    desired_count = optional(number, 1)
    port          = optional(number)
    environment   = optional(map(string), {})
    secrets       = optional(map(string), {})
    command       = optional(list(string))
    path_patterns = optional(list(string), [])
    health_check = optional(object({
      path    = optional(string, "/health")
      matcher = optional(string, "200-299")
      codes   = optional(set(number), [200])
    }), {})
    autoscaling = optional(object({
      min = number
      max = number
      cpu = optional(number, 60)
    }))
  }))
  default = {
    web = {
      image         = "nginx:1.27"
      port          = 8080
      path_patterns = ["/*"]
      environment   = { LOG_LEVEL = "info", WORKERS = 4, DEBUG = false }
      autoscaling   = { min = 2, max = 6 }
    }
    api = {
      image         = "registry.example.com/api:2"
      cpu           = 512
      memory        = "1024"
      port          = "9090"
      path_patterns = ["/api/*", "/v2/*"]
      secrets       = { DB = "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }
      health_check  = { path = "/ready", codes = [200, 204, 200] }
      autoscaling   = { min = 1, max = 4, cpu = 75 }
    }
    worker = {
      image   = "registry.example.com/worker:2"
      command = ["run", "--queue=default"]
    }
  }
}

variable "cluster" {
  default = "main"
}

locals {
  with_port  = { for name, service in var.services : name => service if service.port != null }
  scaled     = { for name, service in var.services : name => service.autoscaling if service.autoscaling != null }
  priorities = { for index, name in keys(local.with_port) : name => (index + 1) * 100 }
}

resource "aws_ecs_cluster" "this" {
  name = var.cluster
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "service" {
  for_each          = var.services
  name              = "/ecs/${var.cluster}/${each.key}"
  retention_in_days = each.value.cpu > 256 ? 90 : 30
}

resource "aws_ecs_task_definition" "service" {
  for_each                 = var.services
  family                   = "${var.cluster}-${each.key}"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions = jsonencode([
    merge(
      {
        name      = each.key
        image     = each.value.image
        essential = true
        environment = [
          for key in sort(keys(each.value.environment)) : { name = key, value = each.value.environment[key] }
        ]
        secrets = [for name, arn in each.value.secrets : { name = name, valueFrom = arn }]
        logConfiguration = {
          logDriver = "awslogs"
          options = {
            awslogs-group         = aws_cloudwatch_log_group.service[each.key].name
            awslogs-region        = "eu-west-1"
            awslogs-stream-prefix = each.key
          }
        }
      },
      each.value.command == null ? {} : { command = each.value.command },
      each.value.port == null ? {} : { portMappings = [{ containerPort = each.value.port, protocol = "tcp" }] },
    )
  ])
}

resource "aws_lb_target_group" "service" {
  for_each    = local.with_port
  name        = substr("${var.cluster}-${each.key}", 0, 32)
  port        = each.value.port
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-12345678"
  health_check {
    path    = each.value.health_check.path
    matcher = length(each.value.health_check.codes) > 1 ? join(",", each.value.health_check.codes) : each.value.health_check.matcher
  }
}

resource "aws_lb_listener_rule" "service" {
  for_each     = { for name, service in local.with_port : name => service if length(service.path_patterns) > 0 }
  listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/main/1/2"
  priority     = local.priorities[each.key]
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service[each.key].arn
  }
  condition {
    path_pattern {
      values = each.value.path_patterns
    }
  }
}

resource "aws_ecs_service" "this" {
  for_each        = var.services
  name            = each.key
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.service[each.key].arn
  desired_count   = try(each.value.autoscaling.min, each.value.desired_count)
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1", "subnet-2"]
    assign_public_ip = false
  }

  dynamic "load_balancer" {
    for_each = each.value.port[*]
    content {
      container_name   = each.key
      container_port   = load_balancer.value
      target_group_arn = aws_lb_target_group.service[each.key].arn
    }
  }

  dynamic "deployment_circuit_breaker" {
    for_each = each.value.autoscaling != null ? { on = true } : {}
    content {
      enable   = deployment_circuit_breaker.value
      rollback = deployment_circuit_breaker.key == "on"
    }
  }
  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_appautoscaling_target" "service" {
  for_each           = local.scaled
  min_capacity       = each.value.min
  max_capacity       = each.value.max
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.this[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

resource "aws_appautoscaling_policy" "cpu" {
  for_each           = aws_appautoscaling_target.service
  name               = "${each.key}-cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
  service_namespace  = each.value.service_namespace
  target_tracking_scaling_policy_configuration {
    target_value = local.scaled[each.key].cpu
    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
