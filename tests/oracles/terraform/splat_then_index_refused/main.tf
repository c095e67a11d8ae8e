resource "terraform_data" "text" {
  count = 2
  input = count.index
}
output "second" {
  value = terraform_data.text[*].input[1]
}
