resource "terraform_data" "b" {
  input = "b"
}
output "id" { value = terraform_data.b.id }
