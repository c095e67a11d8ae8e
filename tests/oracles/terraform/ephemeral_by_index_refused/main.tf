variable "e" {
  default   = "x"
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [["a", "b"][var.e == "x" ? 0 : 1]]
}
