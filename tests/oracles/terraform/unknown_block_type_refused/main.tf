resources "aws_sqs_queue" "q" {
  name = "q"
}
resource "terraform_data" "t" {}
