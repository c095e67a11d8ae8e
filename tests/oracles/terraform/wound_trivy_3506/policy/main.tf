variable "policy" {
  type = object({
    minimum_password_length = optional(number, 8)
    require_numbers         = optional(bool, false)
    require_symbols         = optional(bool, false)
    max_password_age        = optional(number, 0)
  })
}
resource "aws_iam_account_password_policy" "this" {
  minimum_password_length = var.policy.minimum_password_length
  require_numbers         = var.policy.require_numbers
  require_symbols         = var.policy.require_symbols
  max_password_age        = var.policy.max_password_age
}
