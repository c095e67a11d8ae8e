resource "aws_sqs_queue" "q" {
  name = "q"
}
resource "aws_s3_bucket" "b" {
  bucket = "b"
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::111122223333:role/f"
  filename      = "f.zip"
  handler       = "h"
  runtime       = "python3.12"
}
resource "aws_lb" "l" {
  name    = "l"
  subnets = ["subnet-1", "subnet-2"]
}
resource "aws_lb_target_group" "t" {
  name     = "t"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}
resource "aws_db_instance" "d" {
  instance_class = "db.t3.micro"
  engine         = "mysql"
  username       = "u"
  password       = "pppppppp"
  allocated_storage = 10
}
resource "aws_cloudwatch_log_group" "g" {
  name = "g"
}
resource "terraform_data" "t" {
  input = {
    delay    = aws_sqs_queue.q.delay_seconds
    fifo     = aws_sqs_queue.q.fifo_queue
    force    = aws_s3_bucket.b.force_destroy
    memory   = aws_lambda_function.f.memory_size
    timeout  = aws_lambda_function.f.timeout + 1
    layers   = aws_lambda_function.f.layers == null
    vpc      = length(aws_lambda_function.f.vpc_config)
    env      = aws_lambda_function.f.environment
    type     = aws_lb.l.load_balancer_type
    delete   = aws_lb.l.enable_deletion_protection
    health   = aws_lb_target_group.t.health_check
    target   = aws_lb_target_group.t.target_type
    multi    = aws_db_instance.d.multi_az
    skip     = aws_db_instance.d.skip_final_snapshot
    days     = aws_cloudwatch_log_group.g.retention_in_days
    kms      = aws_cloudwatch_log_group.g.kms_key_id
    backup   = aws_db_instance.d.backup_retention_period
    iam      = coalesce(aws_db_instance.d.iam_database_authentication_enabled, false)
  }
}
resource "aws_ssm_parameter" "p" {
  name  = "p"
  type  = "String"
  value = "t=${aws_lambda_function.f.timeout} d=${aws_cloudwatch_log_group.g.retention_in_days}"
}
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name          = "a"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Duration"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Maximum"
  threshold           = aws_lambda_function.f.timeout * 1000 * 0.9
}
