resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.this[0].id
  root_block_device {
    volume_size = 50
    encrypted   = true
  }
  metadata_options {
    http_tokens = "required"
  }
  tags = { Name = "x", "a:b" = "y" }
}
resource "aws_subnet" "this" {
  count             = 2
  vpc_id            = "vpc-12345678"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = element(["us-east-1a", "us-east-1b"], count.index)
}
resource "terraform_data" "this" {
  input = {
    size      = aws_instance.this.root_block_device[0].volume_size
    legacy    = aws_instance.this.root_block_device.0.volume_size
    encrypted = aws_instance.this.root_block_device[0].encrypted
    tokens    = aws_instance.this.metadata_options[0].http_tokens
    computed  = aws_instance.this.root_block_device[0].volume_id
    name      = aws_instance.this.tags.Name
    quoted    = aws_instance.this.tags["a:b"]
    all       = aws_instance.this.tags
    cidrs     = aws_subnet.this.*.cidr_block
    last      = aws_subnet.this[length(aws_subnet.this) - 1].availability_zone
    unset     = aws_instance.this.user_data
    arn       = aws_instance.this.arn
    key       = { for s in aws_subnet.this : s.availability_zone => s.cidr_block }
  }
}
