variable "accounts" {
  type    = map(string)
  default = { dev = "111111111111", prod = "222222222222" }
}
variable "mfa" {
  type    = bool
  default = true
}
locals {
  roles = { for name, id in var.accounts : name => "arn:aws:iam::${id}:role/deploy" }
}
resource "aws_iam_role" "r" {
  for_each = local.roles
  name     = "assume-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = [for n, r in local.roles : r if n != each.key] }
        Condition = var.mfa ? { Bool = { "aws:MultiFactorAuthPresent" = "true" } } : null
      }
      ], each.key == "prod" ? [{ Effect = "Deny", Action = "sts:*", Principal = "*", Condition = { NotIpAddress = { "aws:SourceIp" = ["10.0.0.0/8"] } } }] : []
    )
  })
  dynamic "inline_policy" {
    for_each = each.key == "dev" ? { wide = "*", narrow = aws_s3_bucket.b.arn } : {}
    content {
      name   = inline_policy.key
      policy = <<-EOT
        {
          "Version": "2012-10-17",
          "Statement": [
            %{~for i, action in ["s3:GetObject", "s3:PutObject"]~}
            {"Effect": "Allow", "Action": "${action}", "Resource": "${inline_policy.value}"}%{if i == 0},%{endif}
            %{~endfor~}
          ]
        }
      EOT
    }
  }
}
resource "aws_s3_bucket" "b" {
  bucket = "policy-${join("-", sort(keys(var.accounts)))}"
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = templatefile("${path.module}/policy.json.tftpl", { bucket = aws_s3_bucket.b.bucket, principals = values(local.roles), public = false })
}
resource "aws_kms_key" "k" {
  policy = replace(file("${path.module}/key.json"), "ACCOUNT", var.accounts["prod"])
}
