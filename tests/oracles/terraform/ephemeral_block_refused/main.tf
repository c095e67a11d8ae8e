variable "token" {
  default   = "tok"
  ephemeral = true
}
resource "aws_instance" "i" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
  ebs_block_device {
    device_name = "/dev/${var.token}"
  }
}
