variable "n" {
  default = 1
  validation {
    condition     = var.n < length(terraform_data.t)
    error_message = "n"
  }
}
resource "terraform_data" "t" {
  count = var.n + 1
}
