variable "release" {
  type = string
}

locals {
  env = terraform.workspace == "default" ? "dev" : terraform.workspace

  base = {
    instance_type = "t3.micro"
    min           = 1
    max           = 2
    public        = false
    tags          = { Release = var.release, Tier = "web" }
    volumes       = [{ name = "/dev/sdb", size = 20, type = "gp3" }]
    alarms        = { cpu = 80, disk = 90 }
  }

  per_env = {
    dev = { public = true }
    staging = {
      instance_type = "t3.small"
      max           = 4
      tags          = { Tier = "web-staging", Expires = "never" }
      volumes       = [{ name = "/dev/sdb", size = 50, type = "gp3" }, { name = "/dev/sdc", size = 10, type = "gp2" }]
      alarms        = { cpu = 70 }
    }
    prod = {
      instance_type = "m6i.large"
      min           = 3
      max           = 12
      tags          = {}
    }
  }

  chosen   = lookup(local.per_env, local.env, {})
  flat     = merge(local.base, local.chosen)
  settings = merge(local.flat, {
    tags   = merge(local.base.tags, try(local.chosen.tags, {}), { Environment = local.env })
    alarms = merge(local.base.alarms, try(local.chosen.alarms, {}))
  })

  sizes   = { for v in local.settings.volumes : trimprefix(v.name, "/dev/") => v.size }
  matches = regex("^(?P<year>\\d{4})\\.(?P<minor>\\d+)$", var.release)
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-${local.env}-"
  image_id      = "ami-0123456789abcdef0"
  instance_type = local.settings.instance_type

  dynamic "block_device_mappings" {
    for_each = local.settings.volumes
    iterator = volume
    content {
      device_name = volume.value.name
      ebs {
        volume_size = volume.value.size
        volume_type = volume.value.type
        encrypted   = true
      }
    }
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume"])
    content {
      resource_type = tag_specifications.value
      tags          = merge(local.settings.tags, { Sizes = jsonencode(local.sizes) })
    }
  }

  metadata_options {
    http_tokens   = local.env == "dev" ? "optional" : "required"
    http_endpoint = "enabled"
  }
  user_data = base64encode(templatefile("${path.module}/init.sh.tftpl", {
    env      = local.env
    settings = local.settings
    sizes    = local.sizes
  }))
}

resource "aws_autoscaling_group" "web" {
  name                = "web-${local.env}"
  min_size            = local.settings.min
  max_size            = local.settings.max
  desired_capacity    = ceil((local.settings.min + local.settings.max) / 2)
  vpc_zone_identifier = ["subnet-1"]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  dynamic "tag" {
    for_each = local.settings.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = !contains(["Expires"], tag.key)
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "web" {
  for_each            = local.settings.alarms
  alarm_name          = "web-${local.env}-${each.key}"
  alarm_description   = <<-EOT
    ${title(each.key)} above ${each.value}%
    %{~if local.env == "prod"}
    page: yes
    %{~else}
    page: no (release ${local.matches.year}, ${format("%03d", local.matches["minor"])})
    %{~endif}
  EOT
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = local.env == "prod" ? 2 : 5
  threshold           = each.value
  metric_name         = each.key == "cpu" ? "CPUUtilization" : "disk_used_percent"
  namespace           = each.key == "cpu" ? "AWS/EC2" : "CWAgent"
  period              = 60
  statistic           = "Average"
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.web.name }
}

resource "aws_ssm_parameter" "settings" {
  for_each = { for key, value in local.settings : key => value if !can(keys(value)) }
  name     = "/${local.env}/${each.key}"
  type     = can(tolist(each.value)) && !can(tostring(each.value)) ? "StringList" : "String"
  value    = try(tostring(each.value), jsonencode(each.value))
}
