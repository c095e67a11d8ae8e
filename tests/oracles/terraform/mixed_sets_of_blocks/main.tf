resource "aws_security_group" "this" {
  name = "x"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "terraform_data" "this" {
  input = {
    ports = sort([for rule in aws_security_group.this.ingress : tostring(rule.from_port)])
    open  = [for rule in aws_security_group.this.ingress : rule.to_port if contains(rule.cidr_blocks, "0.0.0.0/0")]
    count = length(aws_security_group.this.ingress)
  }
}
