resource "aws_sqs_queue" "this" {
  name = "q"
}
data "aws_iam_policy_document" "known" {
  statement {
    sid       = "Known"
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
  depends_on = [aws_sqs_queue.this]
}
resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id
  policy    = data.aws_iam_policy_document.known.json
}
