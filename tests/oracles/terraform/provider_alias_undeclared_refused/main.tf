resource "aws_sns_topic" "a" {
  provider = aws.nowhere
  name     = "a"
}
