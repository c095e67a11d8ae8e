variable "plain" {
  default = "default"
}
variable "forced" {
  default  = "default"
  nullable = false
}
variable "optional" {
  type = object({ a = optional(string, "default"), b = optional(string) })
}
resource "terraform_data" "this" {
  input = { plain = var.plain, forced = var.forced, optional = var.optional }
}
