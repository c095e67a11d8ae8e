variable "secret" {
  type = string
}

resource "aws_launch_configuration" "c" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "password=${var.secret}"
}
