variable "e" {
  default   = "x"
  ephemeral = true
}
resource "terraform_data" "ub" {
  input = true
}
resource "terraform_data" "t" {
  input = [terraform_data.ub.output ? "a" : var.e]
}
