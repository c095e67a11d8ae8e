variable "name" {}
resource "terraform_data" "t" {
  input            = var.name
  triggers_replace = [var.name, terraform_data.other.id]
  lifecycle {
    replace_triggered_by = [terraform_data.other]
    precondition {
      condition     = length(var.name) > 3
      error_message = "Too short."
    }
    postcondition {
      condition     = self.input == var.name
      error_message = "Changed."
    }
  }
}
resource "terraform_data" "other" {
  triggers_replace = { name = var.name }
}
moved {
  from = terraform_data.was
  to   = terraform_data.t
}
