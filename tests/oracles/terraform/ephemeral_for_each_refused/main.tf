variable "token" {
  default   = "tok"
  ephemeral = true
}
resource "terraform_data" "t" {
  for_each = toset(["a", var.token])
}
