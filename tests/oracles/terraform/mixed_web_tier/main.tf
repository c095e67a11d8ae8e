variable "tier" {
  type = object({
    instances = number
    ports     = map(number)
    public    = optional(bool, false)
    disks     = optional(list(object({ device = string, size = optional(number, 10), encrypted = optional(bool, true) })), [])
  })
  default = {
    instances = 3
    ports     = { http = 80, https = 443 }
    disks     = [{ device = "/dev/sdf" }, { device = "/dev/sdg", size = 50, encrypted = false }]
  }
}
locals {
  name  = "web"
  zones = ["a", "b"]
}
resource "aws_instance" "this" {
  count                       = var.tier.instances
  ami                         = "ami-12345678"
  instance_type               = count.index == 0 ? "t3.large" : "t3.micro"
  availability_zone           = "us-east-1${local.zones[count.index % length(local.zones)]}"
  associate_public_ip_address = var.tier.public
  dynamic "ebs_block_device" {
    for_each = var.tier.disks
    iterator = disk
    content {
      device_name = disk.value.device
      volume_size = disk.value.size
      encrypted   = disk.value.encrypted
    }
  }
  tags = merge({ Name = format("%s-%02d", local.name, count.index + 1) }, count.index == 0 ? { Leader = "yes" } : {})
}
resource "aws_lb_target_group" "this" {
  for_each = var.tier.ports
  name     = "${local.name}-${each.key}"
  port     = each.value
  protocol = upper(each.key)
  vpc_id   = "vpc-12345678"
  health_check {
    path     = each.key == "http" ? "/" : "/health"
    protocol = upper(each.key)
    matcher  = "200-299"
  }
}
resource "aws_lb_target_group_attachment" "this" {
  for_each         = { for pair in setproduct(keys(var.tier.ports), range(var.tier.instances)) : "${pair[0]}-${pair[1]}" => { port = pair[0], index = pair[1] } }
  target_group_arn = aws_lb_target_group.this[each.value.port].arn
  target_id        = aws_instance.this[each.value.index].id
  port             = var.tier.ports[each.value.port]
}
