variable "queues" {
  type = map(object({ priority = number, spot = optional(bool, true), max = optional(number, 64), types = optional(set(string), ["optimal"]) }))
  default = {
    urgent  = { priority = 100, spot = false, types = ["c6i", "m6i"] }
    default = { priority = 10 }
    bulk    = { priority = 1, max = 512 }
  }
}

variable "jobs" {
  type    = any
  default = { render = { image = "render:3", vcpu = 4, memory = 8192, command = ["render", "Ref::scene"], parameters = { scene = "s3://scenes/1" } }, thumbs = { image = "thumbs:1", timeout = 300, env = { SIZE = 64, FORMAT = "webp" } } }
}

locals {
  defaults = { vcpu = 0.25, memory = 512, env = {}, command = [], parameters = {}, timeout = 3600 }
  jobs     = { for name, job in var.jobs : name => merge(local.defaults, job) }
  envs     = { for q, s in var.queues : (s.spot ? "spot" : "on-demand") => q... }
}

resource "aws_security_group" "batch" {
  name   = "batch"
  vpc_id = "vpc-0123456789abcdef0"
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_iam_role" "batch" {
  for_each           = { service = "batch", instance = "ec2", task = "ecs-tasks" }
  name               = "batch-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume[each.key].json
}

data "aws_iam_policy_document" "assume" {
  for_each = { service = "batch", instance = "ec2", task = "ecs-tasks" }
  statement {
    sid     = title(each.key)
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${each.value}.amazonaws.com"]
    }
  }
}

resource "aws_iam_instance_profile" "batch" {
  name = "batch"
  role = aws_iam_role.batch["instance"].name
}

resource "aws_launch_template" "batch" {
  name_prefix = "batch-"
  user_data = base64encode(<<-MIME
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="//"

    --//
    Content-Type: text/x-shellscript; charset="us-ascii"

    echo ECS_IMAGE_PULL_BEHAVIOR=prefer-cached >> /etc/ecs/ecs.config
    --//--
  MIME
  )
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 100
      volume_type = "gp3"
      encrypted   = true
    }
  }
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_batch_compute_environment" "this" {
  for_each                        = var.queues
  compute_environment_name_prefix = "${each.key}-"
  type                            = "MANAGED"
  state                           = "ENABLED"
  service_role                    = aws_iam_role.batch["service"].arn
  compute_resources {
    type                = each.value.spot ? "SPOT" : "EC2"
    allocation_strategy = each.value.spot ? "SPOT_PRICE_CAPACITY_OPTIMIZED" : "BEST_FIT_PROGRESSIVE"
    bid_percentage      = each.value.spot ? 80 : null
    instance_role       = aws_iam_instance_profile.batch.arn
    instance_type       = each.value.types
    max_vcpus           = each.value.max
    min_vcpus           = 0
    security_group_ids  = [aws_security_group.batch.id]
    subnets             = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    launch_template {
      launch_template_id = aws_launch_template.batch.id
      version            = "$Latest"
    }
    tags = { Queue = each.key }
  }
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [compute_resources[0].desired_vcpus]
  }
}

resource "aws_batch_scheduling_policy" "fair" {
  name = "fair"
  fair_share_policy {
    compute_reservation = 1
    share_decay_seconds = 3600
    dynamic "share_distribution" {
      for_each = { research = 0.5, product = 0.1 }
      content {
        share_identifier = share_distribution.key
        weight_factor    = share_distribution.value
      }
    }
  }
}

resource "aws_batch_job_queue" "this" {
  for_each              = var.queues
  name                  = each.key
  state                 = "ENABLED"
  priority              = each.value.priority
  scheduling_policy_arn = each.value.priority > 50 ? null : aws_batch_scheduling_policy.fair.arn
  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.this[each.key].arn
  }
  dynamic "compute_environment_order" {
    for_each = each.value.spot ? setsubtract(local.envs["spot"], [each.key]) : []
    content {
      order               = 2
      compute_environment = aws_batch_compute_environment.this[compute_environment_order.value].arn
    }
  }
}

resource "aws_batch_job_definition" "this" {
  for_each              = local.jobs
  name                  = each.key
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  parameters            = each.value.parameters
  container_properties = jsonencode({
    image            = "111122223333.dkr.ecr.us-east-1.amazonaws.com/${each.value.image}"
    command          = each.value.command
    jobRoleArn       = aws_iam_role.batch["task"].arn
    executionRoleArn = aws_iam_role.batch["task"].arn
    resourceRequirements = [
      for type, value in { VCPU = each.value.vcpu, MEMORY = each.value.memory } : { type = type, value = tostring(value) }
    ]
    environment = [for k in sort(keys(each.value.env)) : { name = k, value = tostring(each.value.env[k]) }]
    fargatePlatformConfiguration = { platformVersion = "LATEST" }
  })
  retry_strategy {
    attempts = 3
    evaluate_on_exit {
      action           = "RETRY"
      on_status_reason = "Host EC2*"
    }
    evaluate_on_exit {
      action    = "EXIT"
      on_reason = "*"
    }
  }
  timeout {
    attempt_duration_seconds = each.value.timeout
  }
}
