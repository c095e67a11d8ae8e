variable "amount" {
  default   = 2
  sensitive = true
}

resource "terraform_data" "counted" {
  count = var.amount
}
