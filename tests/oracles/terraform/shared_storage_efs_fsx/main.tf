locals {
  azs = ["a", "b", "c"]
  shares = {
    home = { posix = 1000, path = "/home", mode = "0750" }
    ci   = { posix = "2000", path = "/ci/cache" }
    web  = { posix = 33, path = "/srv/www", mode = "755", readers = ["web", "cdn"] }
  }
  subnets = zipmap(local.azs, [for i, az in local.azs : cidrsubnet("10.8.0.0/16", 8, i * 16)])
}

resource "aws_subnet" "storage" {
  for_each          = local.subnets
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = "us-east-1${each.key}"
}

resource "aws_security_group" "nfs" {
  name        = "nfs"
  description = "NFS from ${length(local.subnets)} subnets"
  vpc_id      = one(distinct([for s in aws_subnet.storage : s.vpc_id]))
  ingress     = [for az, s in aws_subnet.storage : { description = az, protocol = "tcp", from_port = 2049, to_port = 2049, cidr_blocks = [s.cidr_block], ipv6_cidr_blocks = [], prefix_list_ids = [], security_groups = [], self = false }]
}

resource "aws_efs_file_system" "this" {
  creation_token                  = "shared"
  encrypted                       = true
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = 64.5
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }
  protection {
    replication_overwrite = "DISABLED"
  }
}

resource "aws_efs_mount_target" "this" {
  for_each        = aws_subnet.storage
  file_system_id  = aws_efs_file_system.this.id
  subnet_id       = each.value.id
  ip_address      = cidrhost(each.value.cidr_block, 10)
  security_groups = [aws_security_group.nfs.id]
}

resource "aws_efs_access_point" "this" {
  for_each       = local.shares
  file_system_id = aws_efs_file_system.this.id
  posix_user {
    uid            = each.value.posix
    gid            = each.value.posix
    secondary_gids = try(each.value.readers, null) == null ? null : [for i, r in each.value.readers : 5000 + i]
  }
  root_directory {
    path = each.value.path
    creation_info {
      owner_uid   = each.value.posix
      owner_gid   = each.value.posix
      permissions = format("%04s", lookup(each.value, "mode", "0700"))
    }
  }
  tags = { Name = each.key }
}

resource "aws_efs_file_system_policy" "this" {
  file_system_id                     = aws_efs_file_system.this.id
  bypass_policy_lockout_safety_check = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "*"
        Resource  = aws_efs_file_system.this.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for name, s in local.shares : {
        Sid       = "Mount${title(name)}"
        Effect    = "Allow"
        Principal = { AWS = [for r in s.readers : "arn:aws:iam::111122223333:role/${r}"] }
        Action    = ["elasticfilesystem:ClientMount"]
        Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = aws_efs_access_point.this[name].arn } }
      } if can(s.readers)]
    )
  })
}

resource "aws_efs_backup_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = aws_efs_file_system.this.id
  destination {
    region = "us-west-2"
  }
}

resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity            = 1200 * ceil(3000 / 1200)
  subnet_ids                  = [values(aws_subnet.storage)[0].id]
  deployment_type             = "PERSISTENT_2"
  per_unit_storage_throughput = 125
  data_compression_type       = "LZ4"
  log_configuration {
    level = "WARN_ERROR"
  }
  weekly_maintenance_start_time = "7:05:00"
}

resource "aws_fsx_ontap_file_system" "this" {
  storage_capacity    = 2048
  subnet_ids          = [for az in slice(local.azs, 0, 2) : aws_subnet.storage[az].id]
  preferred_subnet_id = aws_subnet.storage["a"].id
  deployment_type     = "MULTI_AZ_1"
  throughput_capacity = 512
  disk_iops_configuration {
    mode = "USER_PROVISIONED"
    iops = 12000
  }
}

resource "aws_fsx_ontap_storage_virtual_machine" "this" {
  file_system_id = aws_fsx_ontap_file_system.this.id
  name           = "svm"
}

resource "aws_fsx_ontap_volume" "this" {
  for_each                   = { for i, name in ["logs", "db"] : name => (i + 1) * 1024 }
  name                       = each.key
  junction_path              = "/${each.key}"
  size_in_megabytes          = each.value * 10
  storage_efficiency_enabled = each.key == "logs"
  storage_virtual_machine_id = aws_fsx_ontap_storage_virtual_machine.this.id
  tiering_policy {
    name           = "AUTO"
    cooling_period = 31
  }
}

resource "aws_datasync_location_efs" "this" {
  efs_file_system_arn = aws_efs_mount_target.this["a"].file_system_arn
  ec2_config {
    security_group_arns = [aws_security_group.nfs.arn]
    subnet_arn          = aws_subnet.storage["a"].arn
  }
}

resource "aws_datasync_location_s3" "this" {
  s3_bucket_arn = "arn:aws:s3:::acme-copy"
  subdirectory  = "/shared"
  s3_config {
    bucket_access_role_arn = "arn:aws:iam::111122223333:role/copy"
  }
}

resource "aws_datasync_task" "this" {
  name                     = "nightly"
  source_location_arn      = aws_datasync_location_efs.this.arn
  destination_location_arn = aws_datasync_location_s3.this.arn
  options {
    bytes_per_second = -1
    verify_mode      = "ONLY_FILES_TRANSFERRED"
    posix_permissions = "NONE"
    uid = "NONE"
    gid = "NONE"
  }
  schedule {
    schedule_expression = "cron(0 12 ? * SUN,WED *)"
  }
  excludes {
    filter_type = "SIMPLE_PATTERN"
    value       = join("|", [for s in local.shares : "${s.path}/tmp" if startswith(s.path, "/srv")])
  }
}
