module "vpc" {
  source           = "../modules/vpc"
  name             = "data"
  cidr             = "10.50.0.0/16"
  azs              = ["us-east-1a", "us-east-1b"]
  database_subnets = ["10.50.1.0/24", "10.50.2.0/24"]
  create_database_subnet_route_table = true
}
module "backups" {
  source                                = "../modules/s3-bucket"
  bucket                                = "data-backups"
  versioning                            = { enabled = true }
  attach_deny_insecure_transport_policy = true
}
resource "aws_rds_cluster" "this" {
  cluster_identifier      = "data"
  engine                  = "aurora-postgresql"
  master_username         = "u"
  master_password         = var.password
  db_subnet_group_name    = module.vpc.database_subnet_group_name
  storage_encrypted       = true
  kms_key_id              = aws_kms_key.this.arn
  backup_retention_period = local.backups.days
  skip_final_snapshot     = !local.backups.final
}
resource "aws_rds_cluster_instance" "this" {
  for_each           = { for index, class in ["db.r6g.large", "db.r6g.xlarge"] : "i${index}" => class }
  identifier         = "data-${each.key}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  instance_class     = each.value
}
resource "aws_kms_key" "this" {
  description = "data"
  policy      = data.aws_iam_policy_document.key.json
}
data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Admin"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
  dynamic "statement" {
    for_each = local.backups.services
    content {
      sid       = "Use${title(statement.value)}"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = ["${statement.value}.amazonaws.com"]
      }
      condition {
        test     = "StringLike"
        variable = "kms:ViaService"
        values   = [for region in ["us-east-1", "eu-west-1"] : "${statement.value}.${region}.amazonaws.com"]
      }
    }
  }
}
locals {
  backups = yamldecode(file("${path.module}/backups.yaml"))
}
variable "password" {
  sensitive = true
}
