output "never_read" {
  value = element([], 0)
}
resource "terraform_data" "a" {}
