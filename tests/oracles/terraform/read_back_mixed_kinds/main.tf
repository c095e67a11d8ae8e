resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::111122223333:role/f"
  filename      = "f.zip"
  handler       = "h"
  runtime       = "python3.12"
  environment {
    variables = { A = 1, B = true, C = "x" }
  }
}
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name          = "a"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = "3"
  threshold           = "0.50"
  metric_name         = "m"
  namespace           = "n"
  period              = 60
  statistic           = "Sum"
  dimensions          = { Z = 1, A = "2" }
  actions_enabled     = "false"
  alarm_actions       = ["arn:aws:sns:us-east-1:111122223333:b", "arn:aws:sns:us-east-1:111122223333:a", "arn:aws:sns:us-east-1:111122223333:b"]
}
resource "aws_security_group" "s" {
  name = "s"
  ingress {
    protocol    = "TCP"
    from_port   = "443"
    to_port     = 443
    cidr_blocks = ["10.1.0.0/16", "10.0.0.0/16"]
  }
}
resource "aws_route53_zone" "z" {
  name = "Example.COM."
}
resource "aws_db_instance" "d" {
  instance_class     = "db.t3.micro"
  engine             = "Postgres"
  username           = "u"
  password           = "pppppppp"
  allocated_storage  = "10"
  maintenance_window = "Sun:03:00-Sun:04:00"
  enabled_cloudwatch_logs_exports = ["upgrade", "postgresql"]
}
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ]
    }
  EOT
}
resource "terraform_data" "t" {
  input = {
    env     = one(aws_lambda_function.f.environment).variables
    b       = one(aws_lambda_function.f.environment).variables["B"] == "true"
    periods = aws_cloudwatch_metric_alarm.a.evaluation_periods + 1
    thresh  = aws_cloudwatch_metric_alarm.a.threshold
    dims    = jsonencode(aws_cloudwatch_metric_alarm.a.dimensions)
    on      = aws_cloudwatch_metric_alarm.a.actions_enabled ? "on" : "off"
    actions = tolist(aws_cloudwatch_metric_alarm.a.alarm_actions)
    zone    = aws_route53_zone.z.name
    comment = aws_route53_zone.z.comment
    force   = aws_route53_zone.z.force_destroy
    engine  = aws_db_instance.d.engine
    window  = aws_db_instance.d.maintenance_window
    logs    = join("+", aws_db_instance.d.enabled_cloudwatch_logs_exports)
    size    = aws_db_instance.d.allocated_storage * 2
    port    = one(aws_security_group.s.ingress).from_port + 1
    proto   = [for i in aws_security_group.s.ingress : i.protocol]
    cidrs   = flatten([for i in aws_security_group.s.ingress : i.cidr_blocks])
    desc    = aws_security_group.s.description
    action  = jsondecode(aws_iam_policy.p.policy).Statement[0].Action
    path    = aws_iam_policy.p.path
    mem     = "${aws_lambda_function.f.memory_size} MB"
    vpc     = aws_lambda_function.f.vpc_config
    dead    = length(aws_lambda_function.f.dead_letter_config) == 0
    trace   = try(aws_lambda_function.f.tracing_config[0].mode, "none")
  }
}
