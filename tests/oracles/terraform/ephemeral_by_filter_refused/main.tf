variable "e" {
  default   = "x"
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [[for v in [1, 2] : v if var.e == "x"]]
}
