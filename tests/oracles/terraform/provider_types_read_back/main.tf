resource "aws_lb_target_group" "a" {
  name        = "a"
  port        = "8080"
  protocol    = "HTTP"
  vpc_id      = "vpc-1"
  slow_start  = "30"
  health_check {
    interval = "15"
    enabled  = "true"
    port     = 8081
  }
  tags = { N = 1, B = true, S = "s" }
}
resource "aws_sqs_queue" "q" {
  name                       = 12345
  delay_seconds              = "90"
  fifo_queue                 = "false"
  visibility_timeout_seconds = 1e2
}
resource "aws_security_group" "g" {
  name = "g"
  ingress {
    from_port   = "80"
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
resource "aws_ssm_parameter" "v" {
  name  = "v"
  type  = "String"
  value = 0.50
}
resource "terraform_data" "this" {
  input = {
    port    = aws_lb_target_group.a.port
    json    = jsonencode({ p = aws_lb_target_group.a.port, s = aws_lb_target_group.a.slow_start, t = aws_lb_target_group.a.tags, d = aws_sqs_queue.q.delay_seconds, f = aws_sqs_queue.q.fifo_queue, n = aws_sqs_queue.q.name })
    equal   = aws_lb_target_group.a.port == 8080
    same    = aws_lb_target_group.a.port == "8080"
    fifo    = aws_sqs_queue.q.fifo_queue == false
    name    = aws_sqs_queue.q.name == "12345"
    block   = aws_lb_target_group.a.health_check[0].interval
    enabled = aws_lb_target_group.a.health_check[0].enabled
    hport   = aws_lb_target_group.a.health_check[0].port
    proto   = one(aws_security_group.g.ingress[*].protocol)
    value   = aws_ssm_parameter.v.value
    tags    = [for k, v in aws_lb_target_group.a.tags : v]
  }
}
