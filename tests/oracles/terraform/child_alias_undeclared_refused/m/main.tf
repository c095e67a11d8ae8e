resource "aws_sns_topic" "a" {
  provider = aws.x
  name     = "a"
}
