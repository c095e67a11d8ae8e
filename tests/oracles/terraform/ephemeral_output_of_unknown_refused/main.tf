resource "terraform_data" "t" {
  input = "a"
}
module "m" {
  source = "./m"
  value  = terraform_data.t.output
}
