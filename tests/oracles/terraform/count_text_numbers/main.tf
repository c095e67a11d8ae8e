variable "n" {
  type    = string
  default = "2"
}
resource "terraform_data" "text" {
  count = var.n
  input = "${count.index + 1}/${var.n}"
}
resource "terraform_data" "bool" {
  count = var.n == "2" ? "1" : 0
  input = terraform_data.text[count.index].input
}
resource "terraform_data" "legacy" {
  input = [terraform_data.text.0.input, terraform_data.text.*.input, "${terraform_data.text.1.input}", length(terraform_data.text.*.id), element(terraform_data.text.*.input, 3)]
}
