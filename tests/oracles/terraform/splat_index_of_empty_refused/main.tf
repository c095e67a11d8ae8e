locals {
  tuple = [{ a = [{ b = 1 }] }, { a = [] }]
}
resource "terraform_data" "t" {
  input = local.tuple[*].a[0]
}
