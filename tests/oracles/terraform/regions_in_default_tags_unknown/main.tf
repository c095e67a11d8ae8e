provider "aws" {
  region = "us-west-2"
  default_tags {
    tags = {
      Empty = ""
      Both  = "provider"
      Num   = 5
    }
  }
  ignore_tags {
    key_prefixes = ["kubernetes.io/"]
    keys         = ["Ignored"]
  }
}
resource "aws_sns_topic" "a" {
  name = "a"
  tags = { Both = "resource", "kubernetes.io/x" = "y", Ignored = "z", Id = aws_sqs_queue.q.id }
}
resource "aws_sqs_queue" "q" {
  name = "q"
  tags = { Both = null, Own = "1" }
}
resource "aws_sqs_queue" "none" {
  name = "none"
}
resource "aws_sqs_queue" "empty" {
  name = "empty"
  tags = {}
}
resource "aws_sqs_queue" "same" {
  name = "same"
  tags = { Both = "provider" }
}
resource "terraform_data" "read" {
  input = {
    all  = aws_sqs_queue.none.tags_all
    none = aws_sqs_queue.none.tags
    own  = aws_sqs_queue.same.tags_all["Num"]
    keys = keys(aws_sqs_queue.empty.tags_all)
    topic = aws_sns_topic.a.tags["Both"]
  }
}
