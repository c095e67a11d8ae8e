variable "token" {
  type      = string
  default   = "tok"
  ephemeral = true
}
resource "terraform_data" "t" {
  input = "x-${var.token}"
}
