resource "terraform_data" "a" {
  input = templatefile("${path.module}/t.tftpl", { b = 1 })
}
