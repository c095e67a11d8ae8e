variable "token" {
  type      = string
  sensitive = true
}

variable "settings" {
  type      = map(string)
  sensitive = true
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "export DB=${var.token}"
  tags = {
    Note = var.token
    Name = "web"
  }
}

resource "aws_security_group" "web" {
  description = "for ${var.settings["who"]}"
  ingress {
    description = var.token
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_iam_user_policy" "p" {
  user = "u"
  policy = jsonencode({
    Statement = [{ Sid = var.token, Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_db_instance" "db" {
  instance_class      = "db.t3.micro"
  engine              = "postgres"
  allocated_storage   = 10
  username            = var.settings["who"]
  password            = var.token
  publicly_accessible = true
  skip_final_snapshot = true
}

module "inner" {
  source = "./inner"
  secret = var.token
}

output "token" {
  value     = var.token
  sensitive = true
}
