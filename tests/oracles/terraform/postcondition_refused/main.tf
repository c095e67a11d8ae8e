resource "terraform_data" "t" {
  input = "x"
  lifecycle {
    postcondition {
      condition     = self.input == "y"
      error_message = "input is ${self.input}"
    }
  }
}
