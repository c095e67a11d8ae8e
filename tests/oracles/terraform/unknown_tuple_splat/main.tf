resource "aws_instance" "this" {
  count         = 3
  ami           = "ami-${count.index}"
  instance_type = "t3.micro"
}
resource "aws_lb_target_group_attachment" "this" {
  count            = length(aws_instance.this)
  target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1"
  target_id        = aws_instance.this[count.index].id
  port             = 80 + count.index
}
resource "aws_route53_record" "this" {
  zone_id = "Z1"
  name    = "x"
  type    = "A"
  ttl     = 60
  records = aws_instance.this[*].private_ip
}
resource "terraform_data" "this" {
  input = {
    ids     = aws_instance.this[*].id
    length  = length(aws_instance.this[*].id)
    joined  = join(",", aws_instance.this[*].ami)
    unknown = join(",", aws_instance.this[*].id)
    zip     = zipmap(aws_instance.this[*].ami, aws_instance.this[*].id)
    first   = aws_instance.this[0].ami
  }
}
