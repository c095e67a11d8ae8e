resource "aws_security_group" "this" {
  name = "self"
  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}
resource "aws_security_group_rule" "this" {
  type                     = "ingress"
  from_port                = 443
  to_port                  = 443
  protocol                 = "tcp"
  security_group_id        = aws_security_group.this.id
  source_security_group_id = aws_security_group.this.id
}
resource "aws_instance" "this" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.this.id]
  provisioner "local-exec" {
    command = "echo ${self.id}"
  }
  connection {
    host = self.public_ip
  }
}
