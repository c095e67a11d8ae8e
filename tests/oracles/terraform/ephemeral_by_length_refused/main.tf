variable "eo" {
  type      = object({ a = string, l = list(string), n = number })
  default   = { a = "x", l = ["p"], n = 1 }
  ephemeral = true
}
resource "terraform_data" "t" {
  input = [length(var.eo.l)]
}
