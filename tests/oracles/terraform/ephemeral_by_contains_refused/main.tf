variable "e" {
  default   = "x"
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [contains(["a"], var.e)]
}
