variable "routes" {
  type    = list(object({ via = optional(string) }))
  default = [{ via = "a" }, {}]
  validation {
    condition     = alltrue([for r in var.routes : r.via == null || contains(["a"], r.via)])
    error_message = "No."
  }
}
resource "terraform_data" "t" {
  input = var.routes
}
