resource "aws_s3_bucket" "this" {
  bucket = "acme"
}
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:*",
          "Resource": ["${aws_s3_bucket.this.arn}", "${aws_s3_bucket.this.arn}/*"],
          "Condition": { "Bool": { "aws:SecureTransport": "false" } }
        }
      ]
    }
  JSON
}
resource "aws_sns_topic_policy" "this" {
  arn    = "arn:aws:sns:us-east-1:123456789012:t"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = aws_s3_bucket.this.arn }, Action = "sns:Publish", Resource = "*" }] })
}
