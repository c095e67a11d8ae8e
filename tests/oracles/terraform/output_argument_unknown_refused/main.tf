output "o" {
  value = 1
  type  = number
}
resource "terraform_data" "t" {}
