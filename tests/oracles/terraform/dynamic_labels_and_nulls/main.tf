variable "devices" {
  type    = any
  default = { root = { size = 20 }, data = { size = 100, name = "/dev/sdf", iops = 3000 }, logs = null }
}
resource "aws_launch_template" "t" {
  name = "labels"
  dynamic "block_device_mappings" {
    for_each = { for key, device in var.devices : key => device if device != null }
    content {
      device_name = try(block_device_mappings.value.name, "/dev/${block_device_mappings.key}")
      dynamic "ebs" {
        for_each = [block_device_mappings.value]
        content {
          volume_size = ebs.value.size
          iops        = lookup(ebs.value, "iops", null)
          encrypted   = ebs.key == 0
        }
      }
    }
  }
  dynamic "network_interfaces" {
    for_each = toset([])
    content {
      device_index = network_interfaces.value
    }
  }
  dynamic "monitoring" {
    for_each = var.devices.logs == null ? [true] : []
    content {
      enabled = monitoring.value
    }
  }
  dynamic "metadata_options" {
    for_each = [{ http_tokens = "required" }]
    iterator = options
    content {
      http_tokens                 = options.value.http_tokens
      http_put_response_hop_limit = try(options.value.hops, options.key + 1)
    }
  }
}
resource "aws_db_parameter_group" "p" {
  family = "postgres16"
  dynamic "parameter" {
    for_each = { "log_statement" = "all", "rds.force_ssl" = 1, "max_connections" = { value = 100, reboot = true } }
    content {
      name         = parameter.key
      value        = try(parameter.value.value, parameter.value)
      apply_method = can(parameter.value.reboot) ? "pending-reboot" : null
    }
  }
}
