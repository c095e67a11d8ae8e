variable "size" {
  default = 3
}

resource "terraform_data" "t" {
  input = var.size
  lifecycle {
    precondition {
      condition     = var.size > 5
      error_message = "size ${var.size} is too small"
    }
  }
}
