resource "terraform_data" "t" {
  lifecycle {
    precondition {
      condition     = startswith("ami-x", "ami-")
      error_message = "no"
    }
  }
}
