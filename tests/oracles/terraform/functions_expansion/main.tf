variable "lists" {
  default = [["a", "b"], ["c"], []]
}
variable "maps" {
  default = [{ a = 1 }, { b = 2 }, { a = 3 }]
}
resource "aws_iam_group_membership" "this" {
  name  = "x"
  group = "g"
  users = concat(var.lists...)
}
resource "terraform_data" "this" {
  input = {
    merged = merge(var.maps...)
    max    = max([1, 5, 3]...)
    format = format("%s/%s", ["x", "y"]...)
    mixed  = merge({ z = 0 }, var.maps...)
    set    = setunion([for list in var.lists : toset(list)]...)
  }
}
