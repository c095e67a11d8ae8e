variable "number" {
  default   = 1
  ephemeral = true
}
resource "terraform_data" "t" {
  count = var.number
}
