variable "prefix" {
  default = "wordpress"
}
variable "environment" {
  default = "example"
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "task_memory" {
  default = "512"
}
variable "scaling" {
  type    = map(number)
  default = { up = 85, down = 10 }
}
locals {
  container = "${var.prefix}-${var.environment}"
}
resource "aws_efs_file_system" "this" {
  creation_token = "${local.container}-efs"
  encrypted      = "true"
  lifecycle_policy {
    transition_to_ia = "AFTER_${30}_DAYS"
  }
  tags = merge(var.tags, tomap({ "Name" = local.container }))
}
resource "aws_efs_mount_target" "this" {
  count           = length(["subnet-a", "subnet-b"])
  file_system_id  = aws_efs_file_system.this.id
  subnet_id       = ["subnet-a", "subnet-b"][count.index]
  security_groups = ["${aws_security_group.efs.id}"]
}
resource "aws_security_group" "efs" {
  name        = "${var.prefix}-efs-${var.environment}"
  description = "Allow traffic from self"
  vpc_id      = "vpc-123"
  ingress {
    from_port = 2049
    to_port   = 2049
    protocol  = "TCP"
    self      = true
  }
}
resource "aws_appautoscaling_policy" "scale" {
  for_each           = var.scaling
  name               = "${local.container}-${each.key}"
  service_namespace  = "ecs"
  resource_id        = "service/a/b"
  scalable_dimension = "ecs:service:DesiredCount"
  step_scaling_policy_configuration {
    adjustment_type = "ChangeInCapacity"
    cooldown        = 60
    step_adjustment {
      metric_interval_lower_bound = each.key == "up" ? 0 : null
      metric_interval_upper_bound = each.key == "up" ? null : 0
      scaling_adjustment          = each.key == "up" ? 1 : -1
    }
  }
}
resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each            = aws_appautoscaling_policy.scale
  alarm_name          = "${each.value.name}-cpu"
  comparison_operator = "${{ up = "GreaterThanOrEqualToThreshold", down = "LessThanOrEqualToThreshold" }[each.key]}"
  evaluation_periods  = "2"
  metric_name         = "CPUUtilization"
  namespace           = "AWS/ECS"
  period              = "60"
  statistic           = "Average"
  threshold           = var.scaling["${each.key}"]
  alarm_actions       = [each.value.arn]
  dimensions = {
    "ServiceName" : "b"
    "ClusterName" = "a"
  }
}
resource "aws_ecs_task_definition" "this" {
  family                   = local.container
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = var.task_memory
  container_definitions    = <<CONTAINER_DEFINITION
[
  {
    "name": "${local.container}",
    "image": "wordpress",
    "essential": true,
    "memory": ${var.task_memory - 64},
    "environment": [ { "name": "DEBUG", "value": "${var.environment == "example" ? 1 : 0}" } ],
    "mountPoints": [ { "containerPath": "/var/www/html", "sourceVolume": "efs" } ]
  }
]
CONTAINER_DEFINITION
  volume {
    name = "efs"
    efs_volume_configuration {
      file_system_id = aws_efs_file_system.this.id
    }
  }
}
