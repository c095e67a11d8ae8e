variable "ports" {
  type    = set(number)
  default = [443, 80, 443, "80"]
}
resource "aws_security_group" "this" {
  name = "dedupe"
  ingress {
    from_port   = 1
    to_port     = 1
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "10.0.0.0/8"]
  }
  ingress {
    from_port   = 1
    to_port     = 1
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.key
      protocol    = "tcp"
      cidr_blocks = toset(["0.0.0.0/0", "0.0.0.0/0"])
    }
  }
}
resource "aws_instance" "this" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  vpc_security_group_ids = ["sg-2", "sg-1", "sg-2"]
}
resource "terraform_data" "this" {
  input = [var.ports, length(var.ports), tolist(var.ports)[0], toset(["b", "a", "b"])]
}
