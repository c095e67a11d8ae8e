variable "apps" {
  type = any
  default = {
    web = { image = "web:1", port = 80, cpu = 256, paths = ["/*"], env = { MODE = "prod", WORKERS = 4 }, scale = { min = 2, max = 6, cpu = 60 } }
    job = { image = "job:1", cpu = 512, secrets = { TOKEN = "/job/token" }, command = ["run", "--all"] }
  }
}
locals {
  defaults = { cpu = 256, memory = 512, env = {}, secrets = {}, paths = [], command = null, port = null, scale = null }
  apps     = { for k, v in var.apps : k => merge(local.defaults, v) }
  web      = { for k, v in local.apps : k => v if v.port != null }
}
resource "aws_ecs_cluster" "this" {
  name = "main"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
      log_configuration {
        cloud_watch_log_group_name = aws_cloudwatch_log_group.app["web"].name
      }
    }
  }
}
resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE_SPOT", "FARGATE"]
  dynamic "default_capacity_provider_strategy" {
    for_each = { FARGATE = 1, FARGATE_SPOT = 3 }
    content {
      capacity_provider = default_capacity_provider_strategy.key
      weight            = default_capacity_provider_strategy.value
      base              = default_capacity_provider_strategy.key == "FARGATE" ? 1 : null
    }
  }
}
resource "aws_cloudwatch_log_group" "app" {
  for_each = local.apps
  name     = "/ecs/${each.key}"
}
resource "aws_ecs_task_definition" "app" {
  for_each                 = local.apps
  family                   = each.key
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = "arn:aws:iam::111122223333:role/exec"
  container_definitions = jsonencode([merge(
    {
      name         = each.key
      image        = each.value.image
      essential    = true
      portMappings = each.value.port == null ? [] : [{ containerPort = each.value.port, hostPort = each.value.port, protocol = "tcp" }]
      environment  = [for k, v in each.value.env : { name = k, value = tostring(v) }]
      secrets      = [for k, v in each.value.secrets : { name = k, valueFrom = "arn:aws:ssm:us-east-1:111122223333:parameter${v}" }]
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = aws_cloudwatch_log_group.app[each.key].name, awslogs-region = "us-east-1", awslogs-stream-prefix = each.key }
      }
    },
    each.value.command == null ? {} : { command = each.value.command },
  )])
  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
  dynamic "volume" {
    for_each = each.key == "job" ? ["scratch"] : []
    content {
      name = volume.value
    }
  }
}
resource "aws_lb" "this" {
  name               = "main"
  load_balancer_type = "application"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups    = ["sg-0123456789abcdef0"]
}
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = "80"
  protocol          = "http"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
resource "aws_lb_target_group" "app" {
  for_each             = local.web
  name                 = each.key
  port                 = each.value.port
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = "vpc-0123456789abcdef0"
  deregistration_delay = 30
  health_check {
    path    = "/healthz"
    matcher = "200-399"
  }
}
resource "aws_lb_listener_rule" "app" {
  for_each     = local.web
  listener_arn = aws_lb_listener.http.arn
  priority     = 100 + index(keys(local.web), each.key)
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app[each.key].arn
  }
  condition {
    path_pattern {
      values = each.value.paths
    }
  }
}
resource "aws_ecs_service" "app" {
  for_each        = local.apps
  name            = each.key
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.app[each.key].arn
  desired_count   = try(each.value.scale.min, 1)
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = aws_lb.this.subnets
    security_groups = aws_lb.this.security_groups
  }
  dynamic "load_balancer" {
    for_each = { for k, g in aws_lb_target_group.app : k => g if k == each.key }
    content {
      target_group_arn = load_balancer.value.arn
      container_name   = load_balancer.key
      container_port   = load_balancer.value.port
    }
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  lifecycle {
    ignore_changes = [desired_count]
  }
}
resource "aws_appautoscaling_target" "app" {
  for_each           = { for k, v in local.apps : k => v.scale if v.scale != null }
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.app[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = each.value.min
  max_capacity       = each.value.max
}
resource "aws_appautoscaling_policy" "cpu" {
  for_each           = aws_appautoscaling_target.app
  name               = "${each.key}-cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
  service_namespace  = each.value.service_namespace
  target_tracking_scaling_policy_configuration {
    target_value = local.apps[each.key].scale.cpu
    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
