resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
locals {
  names = ["a", "b"]
}
output "nested" {
  value = { names = local.names, deep = { x = [{ y = 1 }] } }
}
output "path" {
  value       = "/x/"
  description = "A path."
}
output "policy" {
  value = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
output "tags" {
  value = { for name in local.names : name => upper(name) }
}
output "unknown" {
  value      = aws_vpc.this.id
  depends_on = [aws_vpc.this]
}
output "mixed" {
  value = { known = "k", unknown = aws_vpc.this.arn }
}
