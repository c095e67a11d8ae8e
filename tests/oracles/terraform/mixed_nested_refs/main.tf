resource "aws_launch_template" "this" {
  name          = "template"
  image_id      = "ami-12345678"
  instance_type = "t3.micro"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 30
      encrypted   = true
    }
  }
  network_interfaces {
    associate_public_ip_address = false
    security_groups             = ["sg-12345678"]
  }
  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "x" }
  }
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_autoscaling_group" "this" {
  name               = "${aws_launch_template.this.name}-asg"
  min_size           = 1
  max_size           = 2
  availability_zones = ["us-east-1a", "us-east-1b"]
  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }
}
resource "terraform_data" "this" {
  input = {
    size    = aws_launch_template.this.block_device_mappings[0].ebs[0].volume_size
    device  = one(aws_launch_template.this.block_device_mappings[*].device_name)
    groups  = aws_launch_template.this.network_interfaces[0].security_groups
    tags    = aws_launch_template.this.tag_specifications[0].tags
    tokens  = aws_launch_template.this.metadata_options.0.http_tokens
    flat    = flatten(aws_launch_template.this.block_device_mappings[*].ebs[*].volume_size)
  }
}
