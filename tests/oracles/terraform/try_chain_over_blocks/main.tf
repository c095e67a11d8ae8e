resource "aws_instance" "a" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
  root_block_device {
    volume_size = "20"
    encrypted   = true
  }
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_lb_target_group" "t" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}
resource "terraform_data" "this" {
  input = {
    size   = aws_instance.a.root_block_device[0].volume_size
    sum    = aws_instance.a.root_block_device[0].volume_size + 1
    json   = jsonencode({ v = aws_instance.a.root_block_device[0].volume_size, e = aws_instance.a.root_block_device[0].encrypted })
    tokens = try(aws_instance.a.metadata_options[0].http_tokens, "optional")
    bad    = try(aws_instance.a.root_block_device[0].volume_size > 10 ? "big" : "small", "none")
    unset  = aws_instance.a.root_block_device[0].volume_type
    dev    = can(aws_instance.a.root_block_device[0].volume_size)
    len    = length(aws_instance.a.metadata_options)
    splat  = aws_instance.a.root_block_device[*].encrypted
    tags   = aws_instance.a.tags
    tags2  = try(aws_instance.a.tags["Name"], "unnamed")
    tags3  = lookup(coalesce(aws_instance.a.tags, {}), "Name", "none")
    hop    = aws_instance.a.metadata_options[0].http_put_response_hop_limit
  }
}
