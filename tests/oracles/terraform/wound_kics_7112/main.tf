variable "public" {
  default = false
}
resource "aws_db_instance" "this" {
  identifier                = "db"
  engine                    = "mysql"
  instance_class            = "db.t3.micro"
  allocated_storage         = 20
  username                  = "u"
  password                  = "p4ssw0rd"
  publicly_accessible       = var.public
  storage_encrypted         = !var.public
  kms_key_id                = aws_kms_key.this.arn
  backup_retention_period   = 7
  skip_final_snapshot       = true
  vpc_security_group_ids    = [aws_security_group.this.id]
}
resource "aws_security_group" "this" {
  name = "db"
  ingress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = var.public ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
  }
}
resource "aws_kms_key" "this" {
  description         = "db"
  enable_key_rotation = true
}
