resource "aws_s3_bucket" "a" {
  bucket        = "acme-logs"
  force_destroy = true
  tags = {
    Name  = "logs"
    "a.b" = "dotted"
    Count = 3
    Ratio = 1.50
    On    = true
  }
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = "40"
  encrypted         = false
  iops              = null
  type              = "gp3"
}

resource "aws_db_instance" "d" {
  identifier              = "db"
  engine                  = "postgres"
  instance_class          = "db.t3.micro"
  username                = "root"
  password                = "hunter22-hunter22"
  allocated_storage       = 20
  storage_encrypted       = true
  publicly_accessible     = false
  backup_retention_period = 7
  skip_final_snapshot     = true
}
