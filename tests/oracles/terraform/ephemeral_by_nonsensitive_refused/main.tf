variable "es" {
  default   = "x"
  sensitive = true
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [nonsensitive(var.es)]
}
