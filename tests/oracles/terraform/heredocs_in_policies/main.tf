variable "accounts" {
  default = ["111122223333", "444455556666"]
}
resource "aws_s3_bucket" "b" {
  bucket = "policy-texts"
}
resource "aws_s3_bucket_policy" "heredoc" {
  bucket = aws_s3_bucket.b.id
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        %{for index, account in var.accounts~}
        {
          "Sid": "Account${index}",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::${account}:root"},
          "Action": ["s3:GetObject"],
          "Resource": "arn:aws:s3:::${aws_s3_bucket.b.bucket}/*"
        }${index < length(var.accounts) - 1 ? "," : ""}
        %{endfor~}
      ]
    }
  POLICY
}
resource "aws_iam_policy" "merged" {
  name = "merged"
  policy = jsonencode(merge(
    jsondecode(templatefile("${path.module}/base.json", { bucket = aws_s3_bucket.b.bucket })),
    { Id = "extended" }
  ))
}
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = replace(file("${path.module}/trust.json"), "SERVICE", "lambda.amazonaws.com")
  inline_policy {
    name   = "inline"
    policy = jsonencode({ Version = "2012-10-17", Statement = concat([{ Effect = "Allow", Action = "logs:*", Resource = "*" }], [for account in var.accounts : { Effect = "Deny", Action = "sts:AssumeRole", Resource = "arn:aws:iam::${account}:role/*" }]) })
  }
}
