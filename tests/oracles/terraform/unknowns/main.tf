resource "aws_kms_key" "k" {
  description         = "a key"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "b" {
  bucket_prefix = "acme-"
  tags = {
    Key  = aws_kms_key.k.arn
    Name = "n"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.k.arn
      sse_algorithm     = "aws:kms"
    }
    bucket_key_enabled = aws_kms_key.k.enable_key_rotation
  }
}

resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.b.arn}/*"
    }]
  })
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  encrypted         = aws_kms_key.k.arn != "" ? true : false
  kms_key_id        = aws_kms_key.k.arn
  snapshot_id       = aws_kms_key.k.is_enabled == true ? aws_kms_key.k.id : null
  tags              = { Length = length("${aws_kms_key.k.arn}-x") }
}

resource "aws_security_group" "g" {
  name        = "g"
  description = "refers to another"
  ingress {
    from_port       = 1
    to_port         = 2
    protocol        = "tcp"
    security_groups = [aws_security_group.h.id]
  }
}

resource "aws_security_group" "h" {
  name        = "h"
  description = aws_s3_bucket.b.bucket_prefix
}
