variable "secret" {
  type = string
}
variable "open" {
  type = list(string)
}
resource "aws_ssm_parameter" "inner" {
  count = length(var.open)
  name  = "/inner/${var.open[count.index]}"
  type  = "String"
  value = count.index == 0 ? var.secret : "public"
}
output "hash" {
  value     = sha256(var.secret)
  sensitive = true
}
output "open_first" {
  value = lower(var.open[0])
}
