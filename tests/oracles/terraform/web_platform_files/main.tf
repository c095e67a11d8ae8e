resource "aws_vpc" "env" {
  for_each             = var.environments
  cidr_block           = each.value.cidr
  enable_dns_hostnames = each.value.public
  tags                 = merge(local.common, each.value.tags, { Name = "${var.name}-${each.key}" })
}
resource "aws_subnet" "all" {
  for_each                = local.subnets
  vpc_id                  = aws_vpc.env[each.value.env].id
  cidr_block              = each.value.cidr
  availability_zone       = each.value.zone
  map_public_ip_on_launch = each.value.public
  tags                    = merge(local.common, { Name = each.key, Tier = each.value.public ? "public" : "private" })
}
resource "aws_internet_gateway" "env" {
  for_each = { for k, v in aws_vpc.env : k => v.id if var.environments[k].public }
  vpc_id   = each.value
}
resource "aws_security_group" "role" {
  for_each    = { for k, i in local.instances : "${i.env}-${i.role}" => i... }
  name        = "${var.name}-${each.key}"
  description = "For ${join(", ", each.value[*].key)}"
  vpc_id      = aws_vpc.env[each.value[0].env].id
  dynamic "ingress" {
    for_each = sort([for p in each.value[0].ports : format("%05d", p)])
    content {
      from_port   = tonumber(ingress.value)
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = contains([22, 3389], tonumber(ingress.value)) ? [aws_vpc.env[each.value[0].env].cidr_block] : ["0.0.0.0/0"]
    }
  }
}
resource "aws_instance" "all" {
  for_each               = local.instances
  ami                    = "ami-0123456789abcdef0"
  instance_type          = each.value.type
  subnet_id              = aws_subnet.all[local.by_env[each.value.env][each.value.n % length(local.by_env[each.value.env])]].id
  vpc_security_group_ids = [aws_security_group.role["${each.value.env}-${each.value.role}"].id]
  root_block_device {
    encrypted = try(each.value.volumes[0].encrypted, null)
  }
  dynamic "ebs_block_device" {
    for_each = { for i, v in each.value.volumes : substr("fghijklmn", i, 1) => v }
    content {
      device_name = "/dev/sd${ebs_block_device.key}"
      volume_size = ebs_block_device.value.size
      volume_type = ebs_block_device.value.type
      encrypted   = coalesce(ebs_block_device.value.encrypted, true)
    }
  }
  metadata_options {
    http_tokens = each.value.env == "prod" ? "required" : "optional"
  }
  tags = merge(local.common, { Name = replace(each.key, "/", "-") })
}
output "ports" { value = local.ports }
