variable "minimum" {
  default = 5
}
variable "maximum" {
  default = 4
  validation {
    condition     = var.maximum >= var.minimum
    error_message = "Maximum must not be below the minimum."
  }
}
resource "terraform_data" "this" {
  input = var.maximum
}
