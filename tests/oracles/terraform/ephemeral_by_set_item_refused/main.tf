variable "e" {
  default   = "x"
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [toset(["a", var.e])]
}
