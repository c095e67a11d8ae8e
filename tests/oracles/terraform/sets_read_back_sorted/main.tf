resource "aws_security_group" "s" {
  count       = 3
  name        = "s${count.index}"
  description = "d"
}
resource "aws_db_subnet_group" "g" {
  name       = "g"
  subnet_ids = ["subnet-c", "subnet-a", "subnet-b", "subnet-a"]
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::111122223333:role/f"
  filename      = "f.zip"
  handler       = "h"
  runtime       = "python3.12"
  layers        = ["arn:aws:lambda:us-east-1:111122223333:layer:z:2", "arn:aws:lambda:us-east-1:111122223333:layer:a:1"]
  vpc_config {
    subnet_ids         = ["subnet-2", "subnet-1"]
    security_group_ids = aws_security_group.s[*].id
  }
}
resource "aws_iam_group_membership" "m" {
  name  = "m"
  group = "g"
  users = ["zoe", "adam", "mia"]
}
resource "aws_autoscaling_group" "a" {
  name                 = "a"
  max_size             = "2"
  min_size             = 1
  vpc_zone_identifier  = ["subnet-9", "subnet-1"]
  termination_policies = ["OldestInstance", "Default"]
  launch_template {
    id      = "lt-1"
    version = "$Latest"
  }
}
resource "terraform_data" "t" {
  input = {
    subnets  = join(",", aws_db_subnet_group.g.subnet_ids)
    list     = tolist(aws_db_subnet_group.g.subnet_ids)
    size     = length(aws_db_subnet_group.g.subnet_ids)
    layers   = aws_lambda_function.f.layers
    first    = aws_lambda_function.f.layers[0]
    users    = [for u in aws_iam_group_membership.m.users : upper(u)]
    one      = element(tolist(aws_iam_group_membership.m.users), 0)
    zones    = sort(aws_autoscaling_group.a.vpc_zone_identifier)
    policies = aws_autoscaling_group.a.termination_policies
    sum      = aws_autoscaling_group.a.max_size + aws_autoscaling_group.a.min_size
    max      = jsonencode(aws_autoscaling_group.a.max_size)
    vpc      = join("/", one(aws_lambda_function.f.vpc_config).subnet_ids)
    vpc0     = aws_lambda_function.f.vpc_config[0].subnet_ids
    groups   = aws_lambda_function.f.vpc_config[0].security_group_ids
    version  = aws_autoscaling_group.a.launch_template[0].version
  }
}
