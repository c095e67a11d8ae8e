output "o" {
  value = 1
  precondition {
    condition     = 1 > 2
    error_message = "never"
  }
}
resource "terraform_data" "t" {}
