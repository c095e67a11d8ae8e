variable "tags" {
  type    = map(string)
  default = { Team = "web", Cost = "1234" }
}
resource "aws_launch_template" "t" {
  name_prefix = "web-"
  image_id    = "ami-12345678"
  user_data   = base64encode(templatefile("${path.module}/boot.sh.tftpl", { packages = ["nginx", "jq"], debug = false }))
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }
  dynamic "block_device_mappings" {
    for_each = { "/dev/sda1" = 20, "/dev/sdb" = 100 }
    content {
      device_name = block_device_mappings.key
      ebs {
        volume_size = block_device_mappings.value
        encrypted   = true
        volume_type = block_device_mappings.value > 50 ? "st1" : "gp3"
      }
    }
  }
  dynamic "tag_specifications" {
    for_each = ["instance", "volume"]
    content {
      resource_type = tag_specifications.value
      tags          = merge(var.tags, { Kind = tag_specifications.value })
    }
  }
}
resource "aws_autoscaling_group" "g" {
  name_prefix         = "web-"
  min_size            = 1
  max_size            = "3"
  vpc_zone_identifier = ["subnet-1"]
  launch_template {
    id      = aws_launch_template.t.id
    version = aws_launch_template.t.latest_version
  }
  dynamic "tag" {
    for_each = merge(var.tags, { Name = "web" })
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = tag.key != "Cost"
    }
  }
  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 50
    }
  }
}
resource "aws_autoscaling_policy" "p" {
  for_each               = { up = 1, down = -1 }
  name                   = each.key
  autoscaling_group_name = aws_autoscaling_group.g.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = each.value
}
resource "aws_cloudwatch_metric_alarm" "a" {
  for_each            = aws_autoscaling_policy.p
  alarm_name          = "cpu-${each.key}"
  comparison_operator = each.value.scaling_adjustment > 0 ? "GreaterThanThreshold" : "LessThanThreshold"
  evaluation_periods  = 2
  threshold           = each.key == "up" ? 80 : 20
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  alarm_actions       = [each.value.arn]
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.g.name }
}
