resource "terraform_data" "u" {
  input = ["10.0.0.0/8"]
}
variable "rules" {
  type = map(object({
    ports = list(number)
    cidrs = optional(list(string))
    self  = optional(bool)
  }))
  default = {
    web = { ports = [80, 443], cidrs = ["0.0.0.0/0"] }
    own = { ports = [22], self = true }
  }
}
resource "aws_security_group" "unknown" {
  name = "unknown"
  dynamic "ingress" {
    for_each = terraform_data.u.output
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "known" {
  name = "known"
  dynamic "ingress" {
    for_each = merge([for k, r in var.rules : { for p in r.ports : "${k}-${p}" => merge(r, { port = p, name = k }) }]...)
    iterator = rule
    content {
      description = "${rule.key} ${rule.value.name}"
      from_port   = rule.value.port
      to_port     = rule.value.port
      protocol    = "tcp"
      cidr_blocks = rule.value.cidrs
      self        = rule.value.self
    }
  }
}
resource "aws_autoscaling_group" "g" {
  name     = "g"
  max_size = "3"
  min_size = true ? 1 : 0
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
      dynamic "override" {
        for_each = [for i, t in ["m5.large", "c5.large"] : { type = t, weight = i + 1 }]
        content {
          instance_type     = override.value.type
          weighted_capacity = override.value.weight
        }
      }
    }
  }
  dynamic "tag" {
    for_each = { Name = "x", Env = terraform_data.u.id }
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = tag.key == "Name"
    }
  }
  availability_zones = ["us-east-1a"]
}
