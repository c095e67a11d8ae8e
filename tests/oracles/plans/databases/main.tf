variable "password" {
  type      = string
  sensitive = true
  default   = "correct-horse-battery"
}

resource "aws_db_instance" "open" {
  identifier_prefix   = "open-"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 10
  username            = "app"
  password            = var.password
  publicly_accessible = true
  skip_final_snapshot = true
}

resource "aws_db_instance" "closed" {
  identifier                          = "closed"
  engine                              = "postgres"
  instance_class                      = "db.t3.micro"
  allocated_storage                   = 10
  username                            = "app"
  manage_master_user_password         = true
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.db.arn
  backup_retention_period             = 14
  multi_az                            = true
  deletion_protection                 = true
  auto_minor_version_upgrade          = true
  iam_database_authentication_enabled = true
  parameter_group_name                = aws_db_parameter_group.pg.name
  enabled_cloudwatch_logs_exports     = ["postgresql"]
}

resource "aws_kms_key" "db" {
  enable_key_rotation = true
}

resource "aws_db_parameter_group" "pg" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_rds_cluster" "aurora" {
  cluster_identifier_prefix = "aurora-"
  engine                    = "aurora-postgresql"
  master_username           = "app"
  master_password           = var.password
  skip_final_snapshot       = true
}

resource "aws_rds_cluster_instance" "aurora" {
  count               = 2
  cluster_identifier  = aws_rds_cluster.aurora.id
  engine              = aws_rds_cluster.aurora.engine
  instance_class      = "db.r6g.large"
  publicly_accessible = count.index == 1
}

resource "aws_rds_cluster_parameter_group" "aurora" {
  family = "aurora-postgresql16"
}

resource "aws_db_snapshot" "s" {
  db_instance_identifier = aws_db_instance.closed.identifier
  db_snapshot_identifier = "s"
  shared_accounts        = ["all"]
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "cache"
  description                = "cache"
  node_type                  = "cache.t3.micro"
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = "a-token-of-sixteen-letters"
}

resource "aws_dynamodb_table" "t" {
  name         = "t"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
  attribute {
    name = "id"
    type = "S"
  }
  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "e" {
  name         = "e"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.db.arn
  }
}
