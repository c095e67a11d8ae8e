resource "aws_instance" "open" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  associate_public_ip_address = true
  user_data                   = <<-EOT
    #!/bin/sh
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
  EOT
  root_block_device {
    encrypted = false
  }
}

resource "aws_instance" "closed" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.i.name
  subnet_id            = aws_subnet.s.id
  monitoring           = true
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }
  root_block_device {
    encrypted  = true
    kms_key_id = aws_kms_key.k.arn
  }
  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 10
    encrypted   = true
  }
}

resource "aws_iam_instance_profile" "i" {
  name_prefix = "inst-"
  role        = "r"
}

resource "aws_subnet" "s" {
  vpc_id     = "vpc-12345678"
  cidr_block = "10.0.0.0/24"
}

resource "aws_kms_key" "k" {
  enable_key_rotation = true
}

resource "aws_launch_template" "t" {
  name_prefix   = "web-"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = base64encode("echo hello")
  metadata_options {
    http_tokens = "optional"
  }
  block_device_mappings {
    device_name = "/dev/sda1"
    ebs {
      encrypted = false
    }
  }
}

resource "aws_launch_configuration" "c" {
  name_prefix   = "conf-"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 10
}

resource "aws_ebs_volume" "e" {
  availability_zone = "us-east-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = aws_kms_key.k.arn
}

resource "aws_ebs_encryption_by_default" "d" {
  enabled = true
}
