variable "name" {}
variable "other" { default = "o" }
resource "terraform_data" "t" { input = [var.name, var.other] }
