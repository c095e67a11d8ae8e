variable "name" {
  type    = string
  default = "shop"
}
variable "tags" {
  type    = map(string)
  default = { Service = "shop" }
}
locals {
  ports = [80, 443]
  hosts = { for host in ["shop", "www.shop"] : host => "${host}.example.org" }
}
resource "aws_lb" "this" {
  name               = var.name
  load_balancer_type = "application"
  subnets            = ["subnet-1", "subnet-2"]
  security_groups    = [aws_security_group.lb.id]
  access_logs {
    bucket  = "logs"
    prefix  = var.name
    enabled = true
  }
  tags = var.tags
}
resource "aws_security_group" "lb" {
  name   = "${var.name}-lb"
  vpc_id = "vpc-1"
  dynamic "ingress" {
    for_each = local.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
resource "aws_lb_listener" "this" {
  for_each          = { for port in local.ports : port => port == 443 ? "HTTPS" : "HTTP" }
  load_balancer_arn = aws_lb.this.arn
  port              = each.key
  protocol          = each.value
  certificate_arn   = each.value == "HTTPS" ? "arn:aws:acm:us-east-1:111122223333:certificate/abc" : null
  default_action {
    type = each.value == "HTTPS" ? "fixed-response" : "redirect"
    dynamic "fixed_response" {
      for_each = each.value == "HTTPS" ? [404] : []
      content {
        content_type = "text/plain"
        status_code  = fixed_response.value
      }
    }
    dynamic "redirect" {
      for_each = each.value != "HTTPS" ? [one([for p in local.ports : p if p > 80 && p < 500])] : []
      content {
        port        = redirect.value
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }
}
