variable "count" {
  default = 1
}
resource "terraform_data" "t" {
  input = 1
}
