resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition     = alltrue([for x in [1, 2] : x > 0])
      error_message = "never"
    }
  }
}
