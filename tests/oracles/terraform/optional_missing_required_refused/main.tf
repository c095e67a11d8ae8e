variable "rules" {
  type    = list(object({ port = number, name = optional(string) }))
  default = [{ port = 1 }, { name = "x" }]
}
resource "terraform_data" "t" {
  input = var.rules
}
