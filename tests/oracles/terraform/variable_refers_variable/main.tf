variable "minimum" {
  type    = number
  default = 2
}
variable "maximum" {
  type    = number
  default = 4
  validation {
    condition     = var.maximum >= var.minimum
    error_message = "Maximum must not be below ${var.minimum}."
  }
}
resource "aws_autoscaling_group" "this" {
  name               = "x"
  min_size           = var.minimum
  max_size           = var.maximum
  availability_zones = ["us-east-1a"]
  launch_template {
    id      = "lt-12345678"
    version = "$Latest"
  }
  tag {
    key                 = "Name"
    value               = "x"
    propagate_at_launch = true
  }
  dynamic "tag" {
    for_each = { A = "1", B = "2" }
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = false
    }
  }
}
