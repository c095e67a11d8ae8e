variable "nothing" {
  default = null
}
resource "aws_instance" "null" {
  ami                         = "ami-1"
  instance_type               = "t3.micro"
  monitoring                  = null
  associate_public_ip_address = var.nothing
  disable_api_termination     = var.nothing == null ? null : true
  tags                        = null
  credit_specification {
    cpu_credits = null
  }
}
resource "aws_instance" "unset" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  credit_specification {}
}
resource "aws_s3_bucket" "this" {
  bucket        = "b"
  force_destroy = null
  tags          = { Kept = "x", Null = null }
}
resource "terraform_data" "this" {
  input = { null = null, list = [null, "x"], map = tomap({ a = null, b = "c" }), same = null == var.nothing, coalesce = try(coalesce(null, null), "none") }
}
