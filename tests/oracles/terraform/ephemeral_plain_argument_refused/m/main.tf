variable "value" {
  ephemeral = true
}
resource "terraform_data" "t" {
  input = var.value
}
