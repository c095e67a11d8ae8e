module "m" {
  name = "x"
}
resource "terraform_data" "t" {}
