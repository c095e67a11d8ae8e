variable "n" {
  default = 1
  validation {
    condition     = var.n > 0 && var.n < 10
    error_message = "n is ${var.n}."
  }
}
check "c" {
  data "aws_iam_policy_document" "d" {
    statement {
      actions   = ["a:b"]
      resources = ["*"]
    }
  }
  assert {
    condition     = length(data.aws_iam_policy_document.d.json) > 1000
    error_message = "short"
  }
  assert {
    condition     = terraform_data.a.id != ""
    error_message = "later"
  }
}
resource "terraform_data" "a" {
  input = var.n
  lifecycle {
    precondition {
      condition     = alltrue([for x in [1, var.n] : x > 0])
      error_message = "never"
    }
    postcondition {
      condition     = self.input == 1 && self.output != null
      error_message = "later"
    }
    replace_triggered_by = [terraform_data.b]
  }
}
resource "terraform_data" "b" {
  input            = null
  triggers_replace = { a = [1, { b = true }], n = null }
}
