variable "enabled" {
  default = true
}
variable "names" {
  default = ["a", "b", "c"]
}
resource "aws_iam_user" "one" {
  count = var.enabled ? 1 : 0
  name  = "one-${count.index}"
}
resource "aws_iam_user" "none" {
  count = var.enabled ? 0 : 1
  name  = "none"
}
resource "aws_iam_user" "each" {
  count = length(var.names)
  name  = "${var.names[count.index]}-${count.index + 1}"
  path  = "/${format("%03d", count.index)}/"
}
resource "aws_iam_user" "text" {
  count = "2"
  name  = "text${count.index}"
}
resource "aws_iam_group" "first" {
  name = one(aws_iam_user.one[*].name)
}
resource "aws_iam_group" "none" {
  name = try(aws_iam_user.none[0].name, "no-user")
}
resource "aws_iam_group_membership" "all" {
  name  = "all"
  group = aws_iam_group.first.name
  users = concat(aws_iam_user.each[*].name, aws_iam_user.none.*.name, [aws_iam_user.one[0].name])
}
resource "aws_iam_user" "chained" {
  count = length(aws_iam_user.each)
  name  = "chained-${aws_iam_user.each[count.index].name}"
  tags  = { Next = aws_iam_user.each[(count.index + 1) % length(var.names)].name }
}
