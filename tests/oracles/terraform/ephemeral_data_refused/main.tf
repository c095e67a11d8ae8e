variable "token" {
  default   = "tok"
  ephemeral = true
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:*"]
    resources = [var.token]
  }
}
